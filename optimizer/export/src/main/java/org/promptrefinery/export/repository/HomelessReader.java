package org.promptrefinery.export.repository;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Keeps JGit from writing what it measures of the file system into the home of the user, who did not ask for that. */
final class HomelessReader extends SystemReader.Delegate {

    private HomelessReader(SystemReader usual) {
        super(usual);
    }

    /** Sees to it for the whole process, which is how JGit has it. */
    static void install() {
        SystemReader usual = SystemReader.getInstance();
        if (!(usual instanceof HomelessReader)) {
            SystemReader.setInstance(new HomelessReader(usual));
        }
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
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
