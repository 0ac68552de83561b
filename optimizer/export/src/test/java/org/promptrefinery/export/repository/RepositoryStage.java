package org.promptrefinery.export.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Shelf;

/** A repository to export into, what is exported, and how tests look at what came of it. */
abstract class RepositoryStage {

    static final String BRANCH = "prompts/play";
    static final String FOLDER = "prompts/play";
    static final String PROMPT = "prompts/play/play.prompt.yaml";
    static final List<String> PATHS = List.of(PROMPT, "prompts/play/cases.jsonl", "prompts/play/prompt.lock.yaml");

    /** The machine's own settings of git are of no account in a test. */
    private static final class NoSettings extends SystemReader.Delegate {

        NoSettings(SystemReader real) {
            super(real);
        }

        @Override
        public String getenv(String variable) {
            return variable.startsWith("GIT_") ? null : super.getenv(variable);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        private static FileBasedConfig empty(Config parent, FS fs) {
            return new FileBasedConfig(parent, null, fs) {
                @Override
                public void load() {}

                @Override
                public void save() {}

                @Override
                public boolean isOutdated() {
                    return false;
                }
            };
        }
    }

    @TempDir
    Path scratch;

    SystemReader usual;
    Path folder;
    Git git;
    Bundle bundle;

    @BeforeEach
    void repository() throws Exception {
        usual = SystemReader.getInstance();
        SystemReader.setInstance(new NoSettings(usual));
        folder = scratch.resolve("shop");
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        who(git);
        Files.writeString(folder.resolve("README.md"), "shop\n");
        git.add().addFilepattern("README.md").call();
        git.commit().setMessage("begin").setSign(false).call();
        bundle = Shelf.bundle(scratch, prompt("Answer with one word."));
    }

    @AfterEach
    void close() {
        git.close();
        SystemReader.setInstance(usual);
    }

    interface Attempt {
        Object run() throws Exception;
    }

    static void refused(String message, Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    Committed commit(String branch) {
        return RepositoryExport.commit(bundle, target(branch, FOLDER, false), List.of(), List.of());
    }

    Committed force(String branch) {
        return RepositoryExport.commit(bundle, target(branch, FOLDER, true), List.of(), List.of());
    }

    Target target(String branch, String path, boolean force) {
        return new Target(folder, branch, path, force);
    }

    static String prompt(String system) {
        return "system: " + system + "\nuser: \"{{question}}\"\n";
    }

    static void who(Git git) throws IOException {
        git.getRepository().getConfig().setString("user", null, "name", "Ann");
        git.getRepository().getConfig().setString("user", null, "email", "ann@example.org");
        git.getRepository().getConfig().save();
    }

    RevCommit commit(String id, String branch) throws IOException {
        assertThat(git.getRepository().resolve("refs/heads/" + branch).name()).isEqualTo(id);
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
            walk.parseBody(commit);
            return commit;
        }
    }

    List<String> files(RevCommit commit) throws IOException {
        List<String> files = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(git.getRepository())) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.add(walk.getPathString());
            }
        }
        return files;
    }

    String file(RevCommit commit, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(git.getRepository(), path, commit.getTree())) {
            return new String(git.getRepository().open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the git of this machine says; empty when there is none. */
    Optional<String> git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment()
                    .put("GIT_CONFIG_GLOBAL", scratch.resolve("no-config").toString());
            process = builder.start();
        } catch (IOException none) {
            return Optional.empty();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Optional.of(said);
    }
}
