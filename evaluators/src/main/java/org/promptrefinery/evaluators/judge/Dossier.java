package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The material of one verdict. Its id follows from the content, so that equal material makes equal requests, and occurs
 * nowhere in the content, so that no text can close its own fence or hold a verdict that counts.
 *
 * @param id twelve hexadecimal digits
 * @param exhibits in the order in which they are shown
 */
record Dossier(String id, List<Exhibit> exhibits) {

    Dossier {
        exhibits = List.copyOf(exhibits);
    }

    static Dossier of(List<Exhibit> exhibits) {
        List<String> texts = exhibits.stream()
                .flatMap(exhibit -> Stream.of(exhibit.label(), exhibit.text()))
                .toList();
        int attempt = 0;
        String id = id(attempt, texts);
        while (occurs(id, texts)) {
            attempt++;
            id = id(attempt, texts);
        }
        return new Dossier(id, exhibits);
    }

    private static String id(int attempt, List<String> texts) {
        List<String> parts = new ArrayList<>(texts);
        parts.add(Integer.toString(attempt));
        return Digest.of(parts);
    }

    private static boolean occurs(String id, List<String> texts) {
        return texts.stream().anyMatch(text -> text.contains(id));
    }

    /** The message to the judge. */
    String page() {
        return "ID: " + id + "\n\n" + exhibits.stream().map(this::fenced).collect(Collectors.joining("\n\n"));
    }

    private String fenced(Exhibit exhibit) {
        String name = exhibit.label() + " " + id;
        return "[begin " + name + "]\n" + exhibit.text() + "\n[end " + name + "]";
    }
}
