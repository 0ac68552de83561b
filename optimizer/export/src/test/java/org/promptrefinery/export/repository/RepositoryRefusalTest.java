package org.promptrefinery.export.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.Shelf;

/** What an export must not do. */
class RepositoryRefusalTest extends RepositoryStage {

    @Test
    void aHandEditIsKeptUnlessForced() throws Exception {
        commit(BRANCH);
        git.checkout().setName(BRANCH).call();
        Files.writeString(folder.resolve(PROMPT), prompt("Edited by hand."));
        git.commit().setAll(true).setMessage("by hand").setSign(false).call();
        git.checkout().setName("main").call();
        bundle = Shelf.bundle(scratch, prompt("Say one word."));
        refused("play.prompt.yaml was edited on the branch since it was exported", () -> commit(BRANCH));
        Committed forced = RepositoryExport.commit(bundle, target(BRANCH, FOLDER, true), List.of(), List.of());
        assertThat(file(commit(forced.id().orElseThrow(), BRANCH), PROMPT)).isEqualTo(bundle.prompt());
    }

    @Test
    void aFileThatWasNeverExportedIsKeptUnlessForced() throws Exception {
        Files.createDirectories(folder.resolve(FOLDER));
        Files.writeString(folder.resolve(PROMPT), "mine\n");
        git.add().addFilepattern(PROMPT).call();
        git.commit().setMessage("mine").setSign(false).call();
        refused("no lock says that it was exported", () -> commit(BRANCH));
        refused("no lock says that it was exported", () -> commit("main"));
        assertThat(Files.readString(folder.resolve(PROMPT))).isEqualTo("mine\n");
    }

    @Test
    void aPathThatIsNotAsCommittedIsNeverWrittenNotEvenByForce() throws Exception {
        Files.createDirectories(folder.resolve(FOLDER));
        Files.writeString(folder.resolve(PROMPT), "untracked\n");
        refused("is not as it was committed", () -> force("main"));
        refused("is not as it was committed", () -> force(BRANCH));
        Files.writeString(folder.resolve(".gitignore"), "prompts/\n");
        refused("is not as it was committed", () -> force("main"));
        Files.delete(folder.resolve(".gitignore"));
        git.add().addFilepattern(PROMPT).call();
        refused("is not as it was committed", () -> force("main"));
        git.commit().setMessage("mine").setSign(false).call();
        Files.writeString(folder.resolve(PROMPT), "changed\n");
        refused("is not as it was committed", () -> force("main"));
        Files.delete(folder.resolve(PROMPT));
        refused("is not as it was committed", () -> force("main"));
        assertThat(folder.resolve(PROMPT)).doesNotExist();
        assertThat(folder.resolve("prompts/play/cases.jsonl")).doesNotExist();
    }

    @Test
    void linksAndSubmodulesDoNotLeadOutOfTheRepository() throws Exception {
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("prompts"), outside);
        refused("is a symbolic link", () -> force("main"));
        refused("is a symbolic link", () -> force(BRANCH));
        git.add().addFilepattern("prompts").call();
        git.commit().setMessage("link").setSign(false).call();
        refused("prompts is a symbolic link on the branch", () -> force("main"));
        git.rm().addFilepattern("prompts").call();
        git.commit().setMessage("no link").setSign(false).call();
        try (Git inner =
                Git.init().setDirectory(folder.resolve("prompts").toFile()).call()) {
            assertThat(inner.getRepository().isBare()).isFalse();
            refused("is a repository of its own", () -> force("main"));
        }
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "a/../b", ".git", ".git/hooks", "a//b", "", "a\\b", "a/.github", "C:/x"})
    void aFolderThatMightLeadElsewhereIsRefused(String path) {
        refused(
                "must be a folder in the repository",
                () -> RepositoryExport.commit(bundle, target(BRANCH, path, true), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "x.lock", "a b", "-x", "HEAD", "/a", "a~1", "@{1}"})
    void aBranchThatGitWouldNotTakeIsRefused(String branch) {
        refused("is no name that git takes", () -> commit(branch));
    }

    @Test
    void aBranchBesideWhichItCannotBeIsNamed() throws Exception {
        git.branchCreate().setName("prompts").call();
        refused("one name is the beginning of the other", () -> commit("prompts/play"));
    }

    @Test
    void secretsAreNotWrittenAnywhere() throws Exception {
        String key = "gh" + "p_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5";
        bundle = Shelf.bundle(scratch, prompt("Use " + key));
        assertThatThrownBy(() -> commit("main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a token of GitHub")
                .hasMessageContaining(PROMPT)
                .hasMessageNotContaining(key);
        bundle = Shelf.bundle(scratch, prompt("Say correct-horse-battery."));
        refused(
                "environment variable",
                () -> RepositoryExport.commit(
                        bundle, target("main", FOLDER, true), List.of(), List.of("correct-horse-battery")));
        assertThat(git.status().call().isClean()).isTrue();
        assertThat(git.log().call()).hasSize(1);
    }

    @Test
    void whoCommitsMustBeKnown() throws Exception {
        git.getRepository().getConfig().unsetSection("user", null);
        git.getRepository().getConfig().save();
        refused("git config user.name", () -> commit(BRANCH));
    }

    @Test
    void otherStatesOfARepository() throws Exception {
        String head = git.getRepository().resolve("HEAD").name();
        git.checkout().setName(head).call();
        Committed detached = commit("from-detached");
        assertThat(commit(detached.id().orElseThrow(), "from-detached")
                        .getParent(0)
                        .name())
                .isEqualTo(head);
        git.checkout().setName("main").call();

        Path young = scratch.resolve("young");
        try (Git unborn =
                Git.init().setDirectory(young.toFile()).setInitialBranch("main").call()) {
            who(unborn);
            RepositoryExport.commit(bundle, new Target(young, "side", FOLDER, false), List.of(), List.of());
            assertThat(unborn.getRepository().resolve("HEAD")).isNull();
            assertThat(unborn.status().call().isClean()).isTrue();
            RepositoryExport.commit(bundle, new Target(young, "main", FOLDER, false), List.of(), List.of());
            assertThat(unborn.log().call()).hasSize(1);
            assertThat(unborn.status().call().isClean()).isTrue();
            assertThat(young.resolve(PROMPT)).exists();
        }

        Path bare = scratch.resolve("bare.git");
        try (Git served = Git.init().setDirectory(bare.toFile()).setBare(true).call()) {
            who(served);
            RepositoryExport.commit(bundle, new Target(bare, BRANCH, FOLDER, false), List.of(), List.of());
            assertThat(served.getRepository().resolve(BRANCH)).isNotNull();
        }

        Path none = Files.createDirectory(scratch.resolve("none"));
        refused(
                "is no git repository",
                () -> RepositoryExport.commit(bundle, new Target(none, BRANCH, FOLDER, false), List.of(), List.of()));
        Path deeper = Files.createDirectory(folder.resolve("src"));
        refused(
                "is not the top of a git repository",
                () -> RepositoryExport.commit(bundle, new Target(deeper, BRANCH, FOLDER, false), List.of(), List.of()));
        refused(
                "there is no folder",
                () -> RepositoryExport.commit(
                        bundle, new Target(folder.resolve("gone"), BRANCH, FOLDER, false), List.of(), List.of()));
    }
}
