package org.promptrefinery.search;

import java.util.List;

/**
 * What a search comes to.
 *
 * @param winner the one that the goal picks from the front
 * @param front all survivors that no other is better than in every objective, the best score first
 */
public record Conclusion(Member winner, List<Member> front) {

    public Conclusion {
        front = List.copyOf(front);
    }
}
