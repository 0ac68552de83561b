package org.promptrefinery.evaluators.words;

/** A language whose inflections are known. */
enum Language {
    ENGLISH,
    DANISH,
    DUTCH,
    FINNISH,
    FRENCH,
    GERMAN,
    HUNGARIAN,
    ITALIAN,
    NORWEGIAN,
    PORTUGUESE,
    ROMANIAN,
    RUSSIAN,
    SPANISH,
    SWEDISH,
    TURKISH
}
