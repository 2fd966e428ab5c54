"""Forms as people meet them: what the template pack of the house draws, read back from a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from crispy_forms.bootstrap import FormActions, InlineCheckboxes, InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import (
    Button,
    ButtonHolder,
    Column,
    Div,
    Field,
    Fieldset,
    Hidden,
    Layout,
    Reset,
    Row,
    Submit,
)
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request, permission_denied, server_error
from playwright.sync_api import Browser, Page, expect

from tests.browsers import browsing

STYLE = (Path(settings.BASE_DIR) / "static" / "site.css").read_text()
TEMPLATES = Path(settings.BASE_DIR) / "templates"
CHOICES = [("r", "Right"), ("l", "Left")]


class DateParts(forms.MultiWidget):
    """Day, month and year, each in a box of its own."""

    def __init__(self) -> None:
        labels = [("Day", "w2"), ("Month", "w2"), ("Year", "w4")]
        super().__init__([forms.TextInput({"label": label, "class": width}) for label, width in labels])

    def decompress(self, value: object) -> list[object]:
        return [None, None, None]


class DateField(forms.MultiValueField):
    def __init__(self, *, label: str, help_text: str) -> None:
        parts = [forms.IntegerField(), forms.IntegerField(), forms.IntegerField()]
        super().__init__(parts, widget=DateParts(), label=label, help_text=help_text)

    def compress(self, data_list: list[object]) -> object:
        return tuple(data_list)


class EachWidget(forms.Form):
    name = forms.CharField(label="Full name", help_text="As it should be printed.")
    goal = forms.CharField(label="Goal", widget=forms.Textarea, help_text="In the patient's words.")
    region = forms.ChoiceField(label="Region", choices=[("", "Choose one"), ("b", "Low back")])
    minutes = forms.IntegerField(label="Minutes a day", max_value=90, help_text="Most people manage 10 to 20.")
    side = forms.ChoiceField(label="Side", choices=CHOICES, widget=forms.RadioSelect, help_text="Which leg.")
    needs = forms.MultipleChoiceField(
        label="Precautions", choices=CHOICES, widget=forms.CheckboxSelectMultiple, help_text="Tick all that apply."
    )
    born = DateField(label="Date of birth", help_text="For example, 14 3 1955.")
    shown = forms.BooleanField(label="Shown to the patient", help_text="And shown back.")
    note = forms.CharField(label="Note", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False, initial="kept")


PLAIN = ("Full name", "Goal", "Region", "Minutes a day", "Shown to the patient")
GROUPS = ("Side", "Precautions", "Date of birth")
FIRST_OF_GROUP = {"Side": "Right", "Precautions": "Right", "Date of birth": "Day"}


def drawn(form: forms.Form, helper: FormHelper | None = None) -> str:
    context = {"form": form, "helper": FormHelper() if helper is None else helper}
    return Template("{% load crispy_forms_tags %}{% crispy form helper %}").render(Context(context))


def wrong_form() -> EachWidget:
    return EachWidget({"minutes": "lots", "note": "<b>x</b>"})


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def show(page: Page, body: str) -> None:
    """Open a whole page that holds the given markup, in the look of the site."""
    head = f'<!doctype html><html lang="en"><head><title>Form</title><style>{STYLE}</style></head>'
    page.set_content(f"{head}<body><main><h1>Form</h1>{body}</main></body></html>")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_each_label_leads_to_its_control(page: Page) -> None:
    show(page, drawn(EachWidget()))
    for label in (*PLAIN, "Note (optional)", "Day", "Month", "Year"):
        expect(page.get_by_label(label, exact=True)).to_have_count(1)
    for group in GROUPS:
        expect(page.get_by_role("group", name=group)).to_have_count(1)
    expect(page.get_by_role("group", name="Side").get_by_role("radio", name="Left")).to_be_visible()
    expect(page.get_by_role("group", name="Precautions").get_by_role("checkbox", name="Left")).to_be_visible()


def test_a_hint_is_read_with_its_control(page: Page) -> None:
    show(page, drawn(EachWidget()))
    expect(page.get_by_label("Full name")).to_have_accessible_description("As it should be printed.")
    expect(page.get_by_label("Shown to the patient")).to_have_accessible_description("And shown back.")
    for group, hint in zip(GROUPS, ("Which leg.", "Tick all that apply.", "For example, 14 3 1955."), strict=True):
        expect(page.get_by_role("group", name=group)).to_have_accessible_description(hint)


def test_an_error_stands_above_its_control_and_is_read_with_it(page: Page) -> None:
    show(page, drawn(wrong_form()))
    control = page.get_by_label("Minutes a day")
    expect(control).to_have_accessible_description("Most people manage 10 to 20. Error: Enter a whole number.")
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_value("lots")
    error = page.get_by_text("Error: Enter a whole number.").bounding_box()
    box = control.bounding_box()
    assert error
    assert box
    assert error["y"] + error["height"] <= box["y"]
    for group in GROUPS:
        description = re.compile(r"Error: This field is required\.$")
        expect(page.get_by_role("group", name=group)).to_have_accessible_description(description)


def test_the_summary_takes_the_focus_and_counts_what_is_wrong(page: Page) -> None:
    show(page, drawn(wrong_form()))
    expect(page.get_by_role("alert", name="8 answers need another look")).to_be_focused()
    one = EachWidget({"name": "A"}, use_required_attribute=False)
    one.errors.clear()
    one.add_error("name", "Write the family name too.")
    show(page, drawn(one))
    expect(page.get_by_role("alert", name="1 answer needs another look")).to_be_visible()


@pytest.mark.parametrize("label", [*PLAIN, *GROUPS])
def test_each_line_of_the_summary_leads_to_its_control(page: Page, label: str) -> None:
    show(page, drawn(wrong_form()))
    page.get_by_role("alert").get_by_role("link", name=re.compile(f"^{label}: ")).click()
    if label in GROUPS:
        group = page.get_by_role("group", name=label)
        expect(group.get_by_label(FIRST_OF_GROUP[label], exact=True)).to_be_focused()
    else:
        expect(page.get_by_label(label, exact=True)).to_be_focused()


def test_an_error_of_the_whole_form_is_in_the_summary(page: Page) -> None:
    form = EachWidget({})
    form.errors.clear()
    form.add_error(None, "That email and password do not match.")
    show(page, drawn(form))
    expect(page.get_by_role("alert")).to_contain_text("That email and password do not match.")


def test_only_an_answer_that_may_be_left_out_says_so_and_a_filter_never_does() -> None:
    html = drawn(EachWidget())
    assert html.count("(optional)") == 1
    filters = FormHelper()
    filters.form_method = "get"
    asked = drawn(EachWidget(), filters)
    assert "(optional)" not in asked
    assert "csrfmiddlewaretoken" not in asked


def test_what_was_typed_comes_back_as_text_and_never_as_markup(page: Page) -> None:
    page.goto("about:blank")
    nasty = '"><img src=x onerror=alert(1)>'
    form = EachWidget({"name": nasty, "goal": nasty, "minutes": nasty, "side": nasty, "born_0": nasty})
    form.add_error("name", f"Not a name: {nasty}")
    form.fields["goal"].help_text = nasty
    form.fields["note"].label = nasty
    show(page, drawn(form))
    expect(page.locator("img")).to_have_count(0)
    expect(page.get_by_label("Full name")).to_have_value(nasty)
    expect(page.get_by_label("Day", exact=True)).to_have_value(nasty)


def test_the_words_of_buttons_and_legends_are_text() -> None:
    helper = FormHelper()
    helper.layout = Layout(Fieldset("Back & <b>legs</b>", "name"), Submit("save", "Save & <b>go</b>"))
    html = drawn(EachWidget(), helper)
    assert "<b>" not in html
    assert "Back &amp; &lt;b&gt;legs" in html
    assert ">Save &amp; &lt;b&gt;go" in html


def test_a_number_is_typed_into_a_plain_box_that_no_wheel_turns(page: Page) -> None:
    class Numbers(forms.Form):
        sets = forms.IntegerField(label="Sets", initial=3, min_value=1)
        weight = forms.DecimalField(label="Weight", widget=forms.NumberInput(attrs={"class": "w4"}))

    show(page, drawn(Numbers()))
    expect(page.get_by_role("spinbutton")).to_have_count(0)
    expect(page.get_by_label("Sets")).to_have_value("3")
    expect(page.get_by_label("Sets")).to_have_attribute("inputmode", "numeric")
    expect(page.get_by_label("Weight")).to_have_attribute("inputmode", "decimal")
    expect(page.get_by_label("Weight")).to_have_class("w4")


def test_a_submit_is_the_filled_button_unless_it_names_another_kind(page: Page) -> None:
    helper = FormHelper()
    helper.add_input(Submit("save", "Save"))
    helper.add_input(Submit("end", "Withdraw", css_class="danger"))
    helper.add_input(Button("look", "Look"))
    show(page, drawn(EachWidget(), helper))
    classes = {
        name: page.get_by_role("button", name=name).get_attribute("class") for name in ("Save", "Withdraw", "Look")
    }
    words = {name: (value or "").split() for name, value in classes.items()}
    assert words == {"Save": ["btn", "go"], "Withdraw": ["btn", "danger"], "Look": ["btn"]}


def test_a_layout_keeps_every_field_and_every_button(page: Page) -> None:
    helper = FormHelper()
    helper.layout = Layout(
        Hidden("step", "2"),
        Fieldset("Who", Row(Column("name"), Column(Field("minutes", css_class="w4")))),
        Div("goal", "region", css_class="stack"),
        InlineRadios("side"),
        InlineCheckboxes("needs"),
        "born",
        "shown",
        ButtonHolder(Submit("save", "Save"), Reset("again", "Start again")),
        FormActions(Button("look", "Look")),
    )
    show(page, drawn(EachWidget(), helper))
    for label in (*PLAIN, "Day"):
        expect(page.get_by_label(label, exact=True)).to_have_count(1)
    expect(page.locator("input[type=hidden][name=step]")).to_have_value("2")
    expect(page.get_by_role("group", name="Side").locator(".chip")).to_have_count(2)
    expect(page.get_by_label("Minutes a day")).to_have_class(re.compile(r"\bw4\b"))
    expect(page.get_by_role("button")).to_have_count(3)
    assert violations(page) == []


def test_a_field_that_the_form_does_not_have_is_refused() -> None:
    helper = FormHelper()
    helper.layout = Layout("nmae")
    with pytest.raises(Exception, match="nmae"):
        drawn(EachWidget(), helper)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_form_has_no_barrier_in_any_width_or_light(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    for form in (EachWidget(), wrong_form()):
        show(page, drawn(form))
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_sign_in_page_has_no_barrier_and_lets_a_password_manager_help(page: Page) -> None:
    html = Client().get(reverse("accounts:sign-in"), {"next": "/"}).content.decode()
    page.set_content(re.sub(r"<link rel=\"stylesheet\"[^>]*>", f"<style>{STYLE}</style>", html))
    assert violations(page) == []
    expect(page.get_by_label("Email")).to_have_attribute("autocomplete", "username")
    expect(page.get_by_label("Password")).to_have_attribute("autocomplete", "current-password")


def test_each_error_page_says_what_to_do_next_to_somebody_who_is_not_signed_in() -> None:
    request = RequestFactory().get("/")
    signed_out = Client(enforce_csrf_checks=True)
    pages = {
        "That request made no sense": bad_request(request, Exception()).content,
        "Your role does not allow this": permission_denied(request, Exception()).content,
        "Page not found": signed_out.get("/no-such-page/").content,
        "Something went wrong": server_error(request).content,
        "This page was open too long": signed_out.post(reverse("accounts:sign-in")).content,
    }
    for title, content in pages.items():
        html = content.decode()
        assert f"<h1>{title}</h1>" in html
        assert "Go " in html or "start from" in html


def inline_code(text: str) -> list[str]:
    """What the content policy refuses: styles and scripts inside the markup."""
    return re.findall(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", text)


def test_no_template_of_a_page_holds_a_style_or_a_script() -> None:
    pages = [path for path in TEMPLATES.rglob("*.html") if "handouts" not in path.parts]
    assert len(pages) > 30
    assert {str(path): inline_code(path.read_text()) for path in pages if inline_code(path.read_text())} == {}


def test_no_drawing_of_the_site_holds_a_style_or_a_script() -> None:
    drawings = list((Path(settings.BASE_DIR) / "static").rglob("*.svg"))
    assert drawings
    assert [str(path) for path in drawings if inline_code(path.read_text())] == []
