package org.promptrefinery.export;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.promptrefinery.export.format.ExportFile;

/** A class out of its source, compiled in memory. */
final class CompiledClass {

    private final Class<?> type;

    CompiledClass(ExportFile source) throws Exception {
        String name = source.name().replace(".java", "");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        into(compiler.getStandardFileManager(null, null, null), bytes),
                        null,
                        List.of(),
                        null,
                        List.of(new Source(name, source.text())))
                .call();
        if (!compiled) {
            throw new AssertionError(errors + "\n" + source.text());
        }
        type = new ClassLoader(null) {
            Class<?> defined() {
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        }.defined();
    }

    /** What its methods for messages give, the system message first. */
    List<String> texts(Map<String, String> values) throws Exception {
        List<String> texts = new ArrayList<>();
        for (String method : List.of("system", "user")) {
            texts.add((String) type.getMethod(method, Map.class).invoke(null, values));
        }
        return texts;
    }

    private static JavaFileManager into(JavaFileManager files, OutputStream bytes) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return bytes;
                    }
                };
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
