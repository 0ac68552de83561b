package org.promptrefinery.export.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.promptrefinery.export.template.Syntax;
import org.promptrefinery.inference.Message;

/**
 * A file for each message, with nothing but its template in it.
 *
 * @param syntax of the templates
 * @param suffix of the files' names, such as {@code .txt}
 * @param carried which values get through
 */
record TemplateFiles(String id, String purpose, String limits, Syntax syntax, String suffix, Predicate<String> carried)
        implements PromptFormat {

    private static final String SYSTEM = ".system";
    private static final String USER = ".user";

    @Override
    public boolean carries(String value) {
        return carried.test(value);
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        List<ExportFile> files = new ArrayList<>();
        if (prompt.hasSystem()) {
            files.add(new ExportFile(prompt.name() + SYSTEM + suffix, syntax.write(prompt.system())));
        }
        files.add(new ExportFile(prompt.name() + USER + suffix, syntax.write(prompt.user())));
        return List.copyOf(files);
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        return files.stream()
                .map(file -> file.name().endsWith(SYSTEM + suffix)
                        ? Message.system(syntax.render(file.text(), values))
                        : Message.user(syntax.render(file.text(), values)))
                .toList();
    }
}
