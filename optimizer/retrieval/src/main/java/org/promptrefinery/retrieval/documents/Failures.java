package org.promptrefinery.retrieval.documents;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures of the disk in few words. */
final class Failures {

    private Failures() {}

    static String brief(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "it is gone";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
