package org.promptrefinery.app;

import picocli.CommandLine.Command;

/** Looks after the completions that runs share. */
@Command(
        name = "cache",
        description = "Looks after the completions that were paid for: what is kept, what may go, whether it is sound.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery cache stats"},
        subcommands = {CacheStatsCommand.class, CachePruneCommand.class, CacheVerifyCommand.class})
final class CacheCommand {}
