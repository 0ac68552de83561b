package org.promptrefinery.app;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.BadInput;

/** Reads how long ago something was. */
final class Age {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([dh])");

    private Age() {}

    /**
     * A number of days or hours, such as {@code 30d}.
     *
     * @param flag that it was given to
     * @throws BadInput when it is none
     */
    static Duration parse(String flag, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new BadInput(flag + " '" + text
                    + "' must be a whole number from 1 to 999999 of days or hours, such as 30d or 12h");
        }
        long number = Long.parseLong(parts.group(1));
        return parts.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }
}
