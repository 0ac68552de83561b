package org.promptrefinery.export.training;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.BadInput;

/**
 * Under which terms data may be used.
 *
 * @param id in small letters, such as {@code cc-by-4.0}
 */
public record Licence(String id) {

    /** Nobody has said. */
    public static final Licence UNKNOWN = new Licence("unknown");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,63}");

    /** Identifiers that the Hub of Hugging Face knows; others stand in a card as the name of another licence. */
    private static final Set<String> OF_THE_HUB =
            Set.of(("apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0"
                            + " bigcode-openrail-m afl-3.0 artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause"
                            + " bsd-3-clause-clear c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0"
                            + " cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0"
                            + " cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0"
                            + " cdla-sharing-1.0 cdla-permissive-1.0 cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0"
                            + " epl-2.0 etalab-2.0 eupl-1.1 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1"
                            + " lgpl-3.0 isc lppl-1.3c ms-pl mpl-2.0 odc-by odbl openrail++ osl-3.0 postgresql"
                            + " ofl-1.1 ncsa unlicense zlib pddl lgpl-lr deepfloyd-if-license llama2 gemma"
                            + " unknown other")
                    .split(" "));

    /**
     * The licence of this identifier, whatever its letter case.
     *
     * @throws BadInput when it cannot be one
     */
    public static Licence named(String id) {
        String small = id.strip().toLowerCase(Locale.ROOT);
        if (!ID.matcher(small).matches()) {
            throw new BadInput("--license: '" + id + "' must be the identifier of a licence, such as cc-by-4.0,"
                    + " apache-2.0 or acme-internal: up to 64 letters, digits, '.', '-', '_' and '+'");
        }
        return new Licence(small);
    }

    /** Whether somebody has said under which terms. */
    boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Whether the Hub has an identifier for it. */
    boolean isOfTheHub() {
        return OF_THE_HUB.contains(id);
    }
}
