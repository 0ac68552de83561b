package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Wordings;
import org.promptrefinery.search.supply.Wishes;

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
     * The new prompt; or empty when it is the old one, absurdly long, says no, says nothing of its own, or has other
     * variables in its sections than before. What is looked up for each case may go, but nothing of that sort may come
     * in or stand twice.
     */
    static Optional<Prompt> of(Prompt old, String body) {
        if (body.length() > ROOM_TO_GROW + MOST_GROWTH * old.system().length()) {
            return Optional.empty();
        }
        Rewriting rewriting = new Rewriting(old);
        return Optional.of(Pieces.of(body))
                .filter(pieces -> !saysNo(pieces))
                .map(rewriting::sections)
                .filter(sections -> !sections.stream().allMatch(Section::frozen))
                .map(old::with)
                .filter(rewriting::hasSameVariables)
                .filter(prompt -> !prompt.equals(old));
    }

    private static boolean saysNo(List<Pieces.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.frozen())
                .findFirst()
                .filter(piece -> Reply.isRefusal(piece.text()))
                .isPresent();
    }

    private boolean hasSameVariables(Prompt prompt) {
        List<String> before = Wishes.in(old);
        List<String> wishes = Wishes.in(prompt);
        return variables(prompt.sections()).equals(variables(old.sections()))
                && wishes.stream()
                        .allMatch(wish -> Collections.frequency(wishes, wish) <= Collections.frequency(before, wish));
    }

    private static Set<String> variables(List<Section> sections) {
        return Wishes.inputs(new Prompt(
                sections.stream().filter(section -> !section.frozen()).toList(), "nothing"));
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
        String text = pieces.get(index).text();
        return Wordings.ruleIn(text)
                .map(rule -> rule.kind().role())
                .or(() -> oldRole(text))
                .orElseGet(() -> {
                    if (pieces.size() == old.sections().size()) {
                        return old.sections().get(index).role();
                    }
                    return index == 0 ? Role.INSTRUCTION : Role.RULE;
                });
    }

    /** Of the old section that brought in the same thing to look up. */
    private Optional<Role> oldRole(String text) {
        List<String> wishes = Wishes.in(text);
        return free.stream()
                .filter(section -> Wishes.in(section.text()).stream().anyMatch(wishes::contains))
                .map(Section::role)
                .findFirst();
    }
}
