package org.promptrefinery.export.repository;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.TextHash;

/**
 * What an earlier export left on a branch.
 *
 * @param folder of the prompt
 */
record Earlier(BranchTip tip, String folder) {

    /**
     * Makes sure that each file which is there is just what an earlier export of the same job wrote, as its lock says.
     *
     * @throws BadInput naming a file that is not
     */
    void requireUnedited(Lock next, SequencedMap<String, String> files) {
        String lockPath = folder + "/" + Lock.FILE;
        Optional<Lock> lock = tip.text(lockPath).map(text -> LockFile.parse(text, lockPath + " on the branch"));
        lock.filter(there -> !there.name().equals(next.name())).ifPresent(there -> {
            throw new BadInput("--path: " + folder + " holds the prompt of another job, " + there.name() + "; choose"
                    + " another folder, or give --force to put this one in its place");
        });
        Map<String, String> known = lock.map(Earlier::known).orElse(Map.of());
        files.forEach((path, text) -> {
            if (!path.equals(lockPath)) {
                requireUnedited(path, text, known);
            }
        });
    }

    private void requireUnedited(String path, String next, Map<String, String> known) {
        Optional<String> there = tip.text(path).map(TextHash::of).filter(hash -> !hash.equals(TextHash.of(next)));
        there.filter(hash -> !hash.equals(known.get(name(path)))).ifPresent(_ -> {
            throw new BadInput(path
                    + (known.containsKey(name(path))
                            ? " was edited on the branch since it was exported"
                            : " is on the branch already, and no lock says that it was exported")
                    + "; keep it by choosing another --path, or give --force to overwrite it");
        });
    }

    private static Map<String, String> known(Lock lock) {
        Map<String, String> known = new HashMap<>(lock.exported());
        known.put(lock.prompt().file(), lock.prompt().sha256());
        known.put(lock.cases().file(), lock.cases().sha256());
        return known;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
