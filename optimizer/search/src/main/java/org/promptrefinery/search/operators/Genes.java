package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.search.supply.Wishes;

/** All that can be varied in a section that brings in what is looked up for each case. */
interface Genes {

    /** Of the sections. */
    Role role();

    /** What it is looked up among, as {@link Wishes#sort} has it. */
    String sort();

    /** Whether a prompt that is not the last of a chain can make use of it. */
    boolean fitsEarlierPrompts();

    /** Ids of the cases that it is likeliest to help with; none where it may help with any. */
    Set<String> aim(Parents parents);

    /** Ways to introduce it, each with {@code %s} where it stands. */
    List<String> intros();

    /** Something to look up, with settings that often do. */
    Supply draw(RandomGenerator random);

    /** Wishes that differ from this one in one gene: a list for each gene. None where the wish is of another sort. */
    List<List<Supply>> variants(Supply wish);

    /** Whether a variable is looked up among the same. */
    default boolean owns(String variable) {
        return Wishes.isOne(variable) && Wishes.sort(variable).equals(sort());
    }

    /** Whether a prompt has anything of the sort looked up. */
    default boolean areIn(Prompt prompt) {
        return Wishes.in(prompt).stream().anyMatch(this::owns);
    }

    /** The section that brings this in. */
    default Section section(Supply wish, String intro) {
        return new Section(role(), intro.formatted("{{" + wish.variable() + "}}"));
    }

    /** A section by chance. */
    default Section section(RandomGenerator random) {
        return section(draw(random), Edit.pick(intros(), random));
    }

    /** The other values of a gene, each put where this one is. */
    static <T> List<Supply> others(T[] values, T value, Function<T, Supply> put) {
        return Stream.of(values).filter(other -> !other.equals(value)).map(put).toList();
    }
}
