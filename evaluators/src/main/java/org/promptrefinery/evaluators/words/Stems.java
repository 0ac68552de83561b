package org.promptrefinery.evaluators.words;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** Stems of words in small letters: M. F. Porter's Snowball stemmers (snowballstem.org). */
final class Stems {

    /** Stemmers keep state while they work. */
    private static final ThreadLocal<Map<Language, UnaryOperator<String>>> STEMMERS =
            ThreadLocal.withInitial(() -> new EnumMap<>(Language.class));

    private Stems() {}

    static String of(String word, Language language) {
        return STEMMERS.get().computeIfAbsent(language, Stems::stemmer).apply(word);
    }

    private static UnaryOperator<String> stemmer(Language language) {
        return switch (language) {
            case ENGLISH -> snowball(new EnglishStemmer());
            case DANISH -> snowball(new DanishStemmer());
            case DUTCH -> snowball(new DutchStemmer());
            case FINNISH -> snowball(new FinnishStemmer());
            case FRENCH -> snowball(new FrenchStemmer());
            case GERMAN -> snowball(new GermanStemmer());
            case HUNGARIAN -> snowball(new HungarianStemmer());
            case ITALIAN -> snowball(new ItalianStemmer());
            case NORWEGIAN -> snowball(new NorwegianStemmer());
            case PORTUGUESE -> snowball(new PortugueseStemmer());
            case ROMANIAN -> snowball(new RomanianStemmer());
            case RUSSIAN -> snowball(new RussianStemmer());
            case SPANISH -> snowball(new SpanishStemmer());
            case SWEDISH -> snowball(new SwedishStemmer());
            case TURKISH -> snowball(new TurkishStemmer());
        };
    }

    private static UnaryOperator<String> snowball(SnowballStemmer stemmer) {
        return word -> {
            stemmer.setCurrent(word);
            stemmer.stem();
            return stemmer.getCurrent();
        };
    }
}
