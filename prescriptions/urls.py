"""The addresses of the clinician's work."""

from django.urls import path

from prescriptions.views import findings, follow_up, handouts, lines, patients, routines, templates, today

urlpatterns = [
    path("", today.today, name="today"),
    path("patients/", patients.patient_list, name="patient-list"),
    path("patients/new/", patients.patient_new, name="patient-new"),
    path("patients/<int:pk>/", patients.patient, name="patient"),
    path("patients/<int:pk>/edit/", patients.patient_edit, name="patient-edit"),
    path("patients/<int:pk>/archive/", patients.patient_archive, name="patient-archive"),
    path("patients/<int:pk>/restore/", patients.patient_restore, name="patient-restore"),
    path("patients/<int:patient_pk>/routines/new/", routines.routine_start_for, name="routine-start-for"),
    path("patients/<int:patient_pk>/templates/", templates.patient_templates, name="patient-templates"),
    path("patients/<int:patient_pk>/templates/<int:pk>/start/", templates.template_start, name="template-start-for"),
    path("templates/", templates.template_list, name="template-list"),
    path("templates/<int:pk>/start/", templates.template_start, name="template-start"),
    path("templates/<int:pk>/archive/", templates.template_archive, name="template-archive"),
    path("templates/<int:pk>/restore/", templates.template_restore, name="template-restore"),
    path("routines/new/", routines.routine_start, name="routine-start"),
    path("routines/<int:pk>/", routines.routine, name="routine"),
    path("routines/<int:pk>/found/", routines.routine_found, name="routine-found"),
    path("routines/<int:pk>/details/", routines.routine_details, name="routine-details"),
    path("routines/<int:pk>/follow/", follow_up.routine_follow, name="routine-follow"),
    path("routines/<int:pk>/template/", templates.routine_template, name="routine-template"),
    path("routines/<int:pk>/add/", lines.line_add, name="line-add"),
    path("routines/<int:pk>/advice/", lines.advice_add, name="advice-add"),
    path("routines/<int:pk>/answers/", findings.finding_answer, name="finding-answer"),
    path("routines/<int:pk>/place/", lines.line_place, name="line-place"),
    path("routines/<int:pk>/lines/<int:item_pk>/", lines.line_save, name="line-save"),
    path("routines/<int:pk>/lines/<int:item_pk>/swap/", lines.line_swap, name="line-swap"),
    path("routines/<int:pk>/lines/<int:item_pk>/move/", lines.line_move, name="line-move"),
    path("routines/<int:pk>/lines/<int:item_pk>/remove/", lines.line_remove, name="line-remove"),
    path("routines/<int:pk>/lines/<int:item_pk>/restore/", lines.line_restore, name="line-restore"),
    path("routines/<int:pk>/check/", handouts.routine_check, name="routine-check"),
    path("routines/<int:pk>/check/page-<int:number>.png", handouts.routine_page, name="routine-page"),
    path("handouts/<int:pk>/", handouts.handout, name="handout"),
    path("handouts/<int:pk>/page-<int:number>.png", handouts.handout_page, name="handout-page"),
    path("handouts/<int:pk>/sheet.pdf", handouts.handout_pdf, name="handout-pdf"),
    path("handouts/<int:pk>/sheet.txt", handouts.handout_text, name="handout-text"),
    path("handouts/<int:pk>/sheet.html", handouts.handout_html, name="handout-html"),
]
