package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.patterns.Wordings;

/**
 * Makes a prompt of what a reflector wrote in place of an old one. The user message and the frozen sections stay as
 * they were, whatever it wrote.
 */
final class Rewriting {

    private static final int ROOM_TO_GROW = 4_000;
    private static final int MOST_GROWTH = 4;

    private final Prompt old;
    private final List<Section> frozen;
    private final List<Section> free;

    private Rewriting(Prompt old) {
        this.old = old;
        this.frozen = old.sections().stream().filter(Section::frozen).toList();
        this.free = old.sections().stream().filter(section -> !section.frozen()).toList();
    }

    /**
     * The new prompt; or empty when it is the old one, absurdly long, says no, or has other variables in its sections
     * than before.
     */
    static Optional<Prompt> of(Prompt old, String body) {
        if (body.length() > ROOM_TO_GROW + MOST_GROWTH * old.system().length()) {
            return Optional.empty();
        }
        Rewriting rewriting = new Rewriting(old);
        return Optional.of(Pieces.of(body))
                .filter(pieces ->
                        !pieces.isEmpty() && !Reply.isRefusal(pieces.getFirst().text()))
                .map(rewriting::sections)
                .filter(sections -> !sections.isEmpty() && variables(sections).equals(variables(old.sections())))
                .map(old::with)
                .filter(prompt -> !prompt.equals(old));
    }

    private static Set<String> variables(List<Section> sections) {
        Set<String> names = new LinkedHashSet<>();
        sections.stream()
                .filter(section -> !section.frozen())
                .forEach(section -> names.addAll(Template.variables(section.text())));
        return names;
    }

    private List<Section> sections(List<Pieces.Piece> pieces) {
        List<Pieces.Piece> written = pieces.stream()
                .filter(piece -> !Gist.of(piece.text()).equals(Gist.of(old.user())))
                .toList();
        Predicate<Pieces.Piece> slot = fits(written, Pieces.Piece::frozen) ? Pieces.Piece::frozen : this::isSlot;
        return fits(written, slot) ? inSlots(written, slot) : inOldPlaces(written);
    }

    private boolean fits(List<Pieces.Piece> pieces, Predicate<Pieces.Piece> slot) {
        return pieces.stream().filter(slot).count() == frozen.size();
    }

    /** Whether a frozen section was meant to stand here, be it word for word or not. */
    private boolean isSlot(Pieces.Piece piece) {
        return !frozen.isEmpty()
                && (piece.frozen()
                        || frozen.stream().anyMatch(one -> Gist.of(one.text()).equals(Gist.of(piece.text()))));
    }

    private List<Section> inSlots(List<Pieces.Piece> pieces, Predicate<Pieces.Piece> slot) {
        List<Section> sections = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < pieces.size(); i++) {
            sections.add(slot.test(pieces.get(i)) ? frozen.get(used++) : section(pieces, i));
        }
        return sections;
    }

    private List<Section> inOldPlaces(List<Pieces.Piece> pieces) {
        List<Section> sections = new ArrayList<>();
        IntStream.range(0, pieces.size())
                .filter(index -> !isSlot(pieces.get(index)))
                .forEach(index -> sections.add(section(pieces, index)));
        for (int i = 0; i < old.sections().size(); i++) {
            if (old.sections().get(i).frozen()) {
                sections.add(Math.min(i, sections.size()), old.sections().get(i));
            }
        }
        return sections;
    }

    /** What was only copied stays as it was, down to the white space. */
    private Section section(List<Pieces.Piece> pieces, int index) {
        Pieces.Piece piece = pieces.get(index);
        return free.stream()
                .filter(one -> Data.unixLines(one.text()).strip().equals(piece.text())
                        && piece.role().map(role -> role == one.role()).orElse(true))
                .findFirst()
                .orElseGet(() -> new Section(piece.role().orElseGet(() -> role(pieces, index)), piece.text()));
    }

    private Role role(List<Pieces.Piece> pieces, int index) {
        return Wordings.ruleIn(pieces.get(index).text())
                .map(rule -> rule.kind().role())
                .orElseGet(() -> {
                    if (pieces.size() == old.sections().size()) {
                        return old.sections().get(index).role();
                    }
                    return index == 0 ? Role.INSTRUCTION : Role.RULE;
                });
    }
}
