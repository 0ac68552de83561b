package org.promptrefinery.study.job;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Quotes texts that YAML would read as numbers: a prompt that says {@code 1.10} or {@code 1e5} must go on saying so.
 */
final class NumberQuoting extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+"
            + "|(?:\\.[0-9_]+|[0-9][0-9_]*\\.?[0-9_]*)(?:[eE][-+]?[0-9]+)?"
            + "|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?|\\.(?:inf|Inf|INF))|\\.(?:nan|NaN|NAN)");

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || NUMBER.matcher(value).matches();
    }
}
