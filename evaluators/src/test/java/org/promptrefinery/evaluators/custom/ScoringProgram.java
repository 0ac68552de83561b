package org.promptrefinery.evaluators.custom;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that judges answers as a user's would, or misbehaves as one might: what it does follows from the answer. It
 * needs nothing but a JDK.
 */
public final class ScoringProgram {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final Pattern ANSWER = Pattern.compile("\"answer\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private ScoringProgram() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length > 0 && arguments[0].equals("dies")) {
            System.err.println("no model here");
            System.exit(3);
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            reply(field(ID, line), field(ANSWER, line), line, out);
        }
    }

    private static void reply(String id, String answer, String line, PrintStream out) throws Exception {
        String start = "{\"id\":\"" + id + "\",";
        switch (answer.length() > 20 ? "long" : answer) {
            case "sleep" -> Thread.sleep(60_000);
            case "crash" -> {
                System.err.println("Traceback:\n  it broke\n");
                System.exit(7);
            }
            case "nonsense" -> out.println("Score: 1");
            case "two" -> out.println(start + "\"score\":1}\n" + start + "\"score\":0}");
            case "other id" -> out.println("{\"id\":\"another\",\"score\":1}");
            case "too high" -> out.println(start + "\"score\":1.5}");
            case "NaN" -> out.println(start + "\"score\":\"NaN\"}");
            case "no reason" -> out.println(start + "\"score\":0.25}");
            case "unscored" -> out.println(start + "\"unscored\":\"cannot tell\"}");
            case "echo" ->
                out.println(start + "\"score\":1,\"reason\":\""
                        + line.replace("\\", "\\\\").replace("\"", "'") + "\"}");
            case "umlaut" -> out.println(start + "\"score\":1,\"reason\":\"schön \\u001b[31m\\nrot\"}");
            case "where" ->
                out.println(start + "\"score\":1,\"reason\":\""
                        + new File("").getAbsoluteFile().getName() + "\"}");
            case "child" -> out.println(start + "\"score\":1,\"reason\":\"" + child() + "\"}");
            default ->
                out.println(start + "\"score\":1,\"reason\":\"pid "
                        + ProcessHandle.current().pid() + "\"}");
        }
    }

    private static long child() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), ScoringProgram.class.getName())
                .start()
                .pid();
    }

    private static String field(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What starts this program, with no more than the running JDK. */
    static List<String> command(String... arguments) throws Exception {
        Path classes = Path.of(ScoringProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> run = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes.toString(),
                ScoringProgram.class.getName()));
        run.addAll(List.of(arguments));
        if (!Files.exists(classes)) {
            throw new IllegalStateException(classes + " is not there");
        }
        return run;
    }
}
