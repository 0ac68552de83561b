package org.promptrefinery.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that say who is told at the end of a run. */
final class NotifyFlags {

    @Option(
            names = "--notify-command",
            paramLabel = "CMD",
            description = "Run this at the end, with the outcome as JSON on its standard input and in REFINERY_*"
                    + " variables; arguments are cut at blanks (also: REFINERY_NOTIFY_COMMAND).")
    private @Nullable String command;

    @Option(
            names = "--notify-webhook",
            paramLabel = "URL",
            description = "Post the same JSON to this address at the end (better: REFINERY_NOTIFY_WEBHOOK, which no"
                    + " list of processes shows).")
    private @Nullable String webhook;

    /** Settings of a job, with these over the given ones. */
    Map<String, String> over(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (command != null) {
            all.put("notify.command", command);
        }
        if (webhook != null) {
            all.put("notify.webhook", webhook);
        }
        return all;
    }
}
