package org.promptrefinery.study.notification;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.custom.CommandsAllowed;
import org.promptrefinery.evaluators.custom.CommandsRefused;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.Transport;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Notification;
import org.promptrefinery.study.job.Webhook;
import org.promptrefinery.study.run.RunFolder;

/**
 * Tells whom a job names how its run has ended. What goes wrong with that is said to the user, and changes nothing of
 * the run.
 */
public final class Notifier {

    private final String job;
    private final Optional<Hook> hook;
    private final Optional<URI> webhook;
    private final Duration timeout;
    private final Consumer<String> notices;
    private Optional<RunFolder> begun = Optional.empty();

    private Notifier(
            String job, Optional<Hook> hook, Optional<URI> webhook, Duration timeout, Consumer<String> notices) {
        this.job = job;
        this.hook = hook;
        this.webhook = webhook;
        this.timeout = timeout;
        this.notices = notices;
    }

    /**
     * Whom a job names, checked before anything is spent.
     *
     * @param environment where the address may stand
     * @param notices hears what cannot be told
     * @throws BadInput when the job file wants to run a program without the user's leave, or the variable that is to
     *     hold the address does not
     */
    public static Notifier of(Job job, Map<String, String> environment, Consumer<String> notices) {
        Notification wanted = job.notification();
        return new Notifier(
                job.name(),
                wanted.command().map(command -> hook(command, job)),
                wanted.webhook().map((Webhook address) -> address.reveal(environment)),
                wanted.timeout(),
                notices);
    }

    /** A program that the job file names runs where its evaluators do, one of the user's where the user is. */
    private static Hook hook(Notification.Command command, Job job) {
        if (command.place().isEmpty()) {
            return new Hook(command.words(), Path.of("").toAbsolutePath());
        }
        CommandsAllowed leave = job.services()
                .find(CommandsAllowed.class)
                .orElseThrow(() -> new BadInput(command.place().get() + " runs a program, which is not allowed"
                        + job.services()
                                .find(CommandsRefused.class)
                                .map(refused -> "; " + refused.how())
                                .orElse("")));
        return new Hook(command.words(), leave.directory());
    }

    /** A run has got its folder. */
    public void begins(RunFolder folder) {
        begun = Optional.of(folder);
    }

    /** Tells that it came to nothing. */
    public void failed(RuntimeException failure) {
        tell(RunEnd.failed(job, begun, failure));
    }

    /** Tells all of them, one after the other, each within its time. */
    public void tell(RunEnd end) {
        List<String> failures = new ArrayList<>();
        hook.flatMap(program -> program.run(end, timeout)).ifPresent(failures::add);
        webhook.flatMap(address -> post(address, end)).ifPresent(failures::add);
        failures.forEach(notices);
    }

    private Optional<String> post(URI address, RunEnd end) {
        try (Transport transport = new Transport()) {
            HttpReply reply = transport.post(address, Map.of(), end.json().toString(), timeout);
            return reply.status() / 100 == 2
                    ? Optional.empty()
                    : Optional.of("the webhook answered with status " + reply.status() + "; check its address");
        } catch (TimeoutException late) {
            return unreached(Breakage.late(timeout));
        } catch (IOException failed) {
            return unreached(Breakage.of(failed).replace(address.toString(), Webhook.HIDDEN));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unreached("interrupted");
        }
    }

    private static Optional<String> unreached(String why) {
        return Optional.of("the webhook could not be told: " + why);
    }
}
