package org.promptrefinery.evaluators.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells languages apart by the bundled model of Apache OpenNLP; the same text always gets the same answer. */
final class Languages {

    /** Languages that the model knows under the codes of their standard forms. */
    private static final Map<String, Set<String>> FORMS = Map.of(
            "zho", Set.of("cmn"),
            "nor", Set.of("nob", "nno"),
            "fas", Set.of("fas", "pes"),
            "est", Set.of("est", "ekk"),
            "lav", Set.of("lav", "lvs"),
            "pan", Set.of("pan", "pnb"),
            "mlg", Set.of("plt"));

    private Languages() {}

    /** The model's codes for an ISO 639 code of two or three letters; empty for what it does not know. */
    static Set<String> codes(String code) {
        String three = three(code.toLowerCase(Locale.ROOT));
        return FORMS.getOrDefault(three, Set.of(three)).stream()
                .filter(Model.KNOWN::contains)
                .collect(Collectors.toSet());
    }

    /** Languages of a text, the likeliest first, with the model's confidence. */
    static List<Language> of(String text) {
        return List.of(new LanguageDetectorME(Model.LOADED).predictLanguages(text));
    }

    private static String three(String code) {
        try {
            return Locale.of(code).getISO3Language();
        } catch (MissingResourceException unknown) {
            return code;
        }
    }

    /** Loaded when a job first asks for it: that takes half a second. */
    private static final class Model {
        private static final String FILE = "/langdetect-183.bin";
        static final LanguageDetectorModel LOADED = load();
        static final Set<String> KNOWN = Arrays.stream(new LanguageDetectorME(LOADED).getSupportedLanguages())
                .collect(Collectors.toUnmodifiableSet());

        private static LanguageDetectorModel load() {
            try (InputStream file = Languages.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException("the language model " + FILE + " is not on the class path");
                }
                return new LanguageDetectorModel(file);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
