package org.promptrefinery.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a shell complete what is typed. */
@Command(
        name = "completion",
        description = "Prints what a shell needs to complete commands, options and files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:  refinery completion bash > ~/.local/share/bash-completion/completions/refinery",
            "           refinery completion zsh > ~/.refinery.zsh",
            "           refinery completion fish > ~/.config/fish/completions/refinery.fish",
            "In ~/.zshrc say 'source ~/.refinery.zsh' after compinit."
        })
final class CompletionCommand implements Callable<Integer> {

    /** Shells that there is something for. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    private final Commands surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "The shell: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    CompletionCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine program = spec.root().commandLine();
        surroundings
                .console()
                .out()
                .print(
                        switch (shell) {
                            case bash, zsh -> AutoComplete.bash(program.getCommandName(), program);
                            case fish -> FishCompletion.of(spec.root());
                        });
        return ExitCode.DONE;
    }
}
