package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.operators.Parents;

/**
 * What an operator needs to ask a reflector.
 *
 * @param metaPrompts what to say to it
 */
record Consultation(Reflector reflector, MetaPrompts metaPrompts) {

    private static final Thought NOT_ASKED = new Thought.None("there was nothing to ask");

    /** A brief on the parents' prompt; {@code prompt} and {@code form} need no value. */
    String brief(MetaPrompt which, Parents parents, Map<String, String> values) {
        return brief(metaPrompts.text(which), parents, parents.prompt(), values);
    }

    /**
     * A brief by another meta-prompt.
     *
     * @param shown the prompt of the parents, or as much of it as the reflector may see
     */
    String brief(String metaPrompt, Parents parents, Prompt shown, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("prompt", ShownPrompt.whole(shown));
        all.put("form", ShownPrompt.form(parents.prompt()));
        return ShownPrompt.place(parents) + Template.render(metaPrompt, all);
    }

    /**
     * One thought for each text, in order, all asked at once; none where there is no text. Each brief draws its sample,
     * so that one that comes again may get another answer.
     */
    List<Thought> ask(List<Optional<String>> texts, RandomGenerator random) {
        List<Brief> briefs = texts.stream()
                .flatMap(Optional::stream)
                .map(text -> new Brief(text, random.nextInt(Integer.MAX_VALUE)))
                .toList();
        Iterator<Thought> thoughts = briefs.isEmpty()
                ? List.<Thought>of().iterator()
                : reflector.ask(briefs).iterator();
        List<Thought> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.isPresent() ? thoughts.next() : NOT_ASKED));
        return all;
    }
}
