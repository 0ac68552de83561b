package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.Destination;
import org.promptrefinery.export.PromptExport;
import org.promptrefinery.export.Shipment;
import org.promptrefinery.export.Staging;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.format.Formats;
import org.promptrefinery.export.format.PromptFormat;
import org.promptrefinery.export.training.Method;
import picocli.CommandLine.Option;

/** Flags that write a prompt in the form of another program. */
final class FormatFlags {

    private static final String STANDARD_OUTPUT = "-";
    private static final String JAVA = ".java";

    /** What {@code --as} takes, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Formats.names().stream(), Method.names().stream())
                    .iterator();
        }
    }

    @Option(
            names = "--to",
            paramLabel = "PATH",
            description = "A file, or a folder, which is made; - for standard output.")
    private @Nullable String to;

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            completionCandidates = Names.class,
            description = "The form to write: ${COMPLETION-CANDIDATES}. The last three are data for training.")
    private @Nullable String form;

    @Option(names = "--formats", description = "Tell what the forms are, and write nothing.")
    private boolean list;

    /** Whether a form is to be committed beside the prompt. */
    boolean beside() {
        return form != null;
    }

    /**
     * Whether a form is to be written.
     *
     * @param committed whether a repository is the place to write it to
     */
    boolean wanted(boolean committed) {
        if (committed && to != null) {
            throw new BadInput("--to and --repo are two places to write to; give one of them");
        }
        if (!committed && (to == null) != (form == null)) {
            throw new BadInput(
                    to == null
                            ? "--as needs --to PATH; --to - prints"
                            : "--to needs --as FORMAT, one of " + String.join(", ", new Names()));
        }
        return to != null;
    }

    /** What data is to train by; empty when a prompt is to be written. */
    Optional<Method> training() {
        return Optional.ofNullable(form).flatMap(Method::named);
    }

    /**
     * The folder that data for training goes to.
     *
     * @param force whether to overwrite what no export has written
     */
    Staging folder(boolean force) {
        if (to == null || to.equals(STANDARD_OUTPUT)) {
            throw new BadInput("--as " + form + " writes several files and needs --to FOLDER");
        }
        if (to.endsWith(".jsonl")) {
            throw new BadInput("--to " + to + " looks like a file, but --as " + form
                    + " writes several; give a folder, such as --to data/" + form);
        }
        return Staging.in(Path.of(to), force);
    }

    /** Whether the forms are to be told. */
    boolean listed() {
        return list;
    }

    /** The files in the form that was asked for, checked. */
    List<ExportFile> files(Shipment shipment, List<String> known) {
        return PromptExport.files(named(shipment), Formats.named(String.valueOf(form)), known);
    }

    /** A class of Java has the name of its file. */
    private Shipment named(Shipment shipment) {
        if (to == null || !to.endsWith(JAVA)) {
            return shipment;
        }
        String file = String.valueOf(Path.of(to).getFileName());
        return shipment.named(file.substring(0, file.length() - JAVA.length()));
    }

    /** Writes the files where they were asked for, and says so. */
    void write(List<ExportFile> files, boolean force, Console console) {
        if (STANDARD_OUTPUT.equals(to)) {
            print(files, console.out());
            return;
        }
        new Destination(Path.of(String.valueOf(to)), force).write(files).forEach(path -> console.err()
                .println("written: " + path));
    }

    /** Writes more files beside those, unless they were printed. */
    void writeBeside(List<ExportFile> files, boolean force, Console console) {
        if (files.isEmpty()) {
            return;
        }
        if (STANDARD_OUTPUT.equals(to)) {
            console.err().println("note: --to PATH writes " + names(files) + " too, which says what to fill in");
            return;
        }
        Path path = Path.of(String.valueOf(to));
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().resolveSibling("");
        for (ExportFile file : files) {
            new Destination(folder.resolve(file.name()), force)
                    .write(List.of(file))
                    .forEach(written -> console.err().println("written: " + written));
        }
    }

    private static String names(List<ExportFile> files) {
        return files.stream().map(ExportFile::name).collect(Collectors.joining(" and "));
    }

    private static void print(List<ExportFile> files, PrintWriter out) {
        for (ExportFile file : files) {
            if (files.size() > 1) {
                out.print("==> " + file.name() + " <==\n");
            }
            out.print(file.text());
            out.print(files.size() > 1 ? "\n" : "");
        }
        out.flush();
    }

    static void explain(PrintWriter out) {
        for (PromptFormat format : Formats.all()) {
            out.printf("%-12s %s%n", format.id(), format.purpose());
            if (!format.limits().isEmpty()) {
                out.printf("%-12s   (%s)%n", "", format.limits());
            }
        }
        for (Method method : Method.values()) {
            out.printf("%-12s %s%n", method.id(), method.purpose());
        }
        out.flush();
    }
}
