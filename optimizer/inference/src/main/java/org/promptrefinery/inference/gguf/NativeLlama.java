package org.promptrefinery.inference.gguf;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.promptrefinery.inference.ModelUnavailable;

/** Loads the native library, which is unpacked for this process alone and kept from writing to the terminal. */
final class NativeLlama {

    private static final String FOLDER_PROPERTY = "de.kherud.llama.tmpdir";
    private static final int BATCH = 512;
    private static boolean ready;

    private NativeLlama() {}

    static synchronized LlamaEngine load(GgufFile file, EngineSettings settings) {
        try {
            prepare();
            return new LlamaEngine(new LlamaModel(parameters(file, settings)), new Chat(file), settings.context());
        } catch (RuntimeException | IOException | LinkageError failed) {
            throw new ModelUnavailable(file.path() + " cannot be loaded by the engine: " + failed.getMessage(), failed);
        }
    }

    private static ModelParameters parameters(GgufFile file, EngineSettings settings) {
        return new ModelParameters()
                .setModel(file.path().toString())
                .setCtxSize(settings.context())
                .setParallel(1)
                .setThreads(settings.threads())
                .setThreadsBatch(settings.threads())
                .setBatchSize(BATCH)
                .enableJinja()
                .disableLog()
                .skipWarmup();
    }

    /** The library's loader prints where it unpacks to; that is nobody's business. */
    private static void prepare() throws IOException {
        if (ready) {
            return;
        }
        Path folder = Files.createTempDirectory("prompt-refinery-native-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        System.setProperty(FOLDER_PROPERTY, folder.toString());
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            LlamaModel.setLogger(LogFormat.TEXT, (_, _) -> {});
            ready = true;
        } finally {
            System.setOut(out);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException busy) {
            folder.toFile().deleteOnExit();
        }
    }
}
