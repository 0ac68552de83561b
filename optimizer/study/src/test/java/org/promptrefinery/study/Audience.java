package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.search.Generation;

/** Hears how a study goes, keeps the notices and the number of generations, and never stops it. */
class Audience implements Progress {

    final List<String> notices = new ArrayList<>();
    int generations;

    @Override
    public void begins(String run, String splits) {}

    @Override
    public void generation(Generation generation, int most) {
        generations++;
    }

    @Override
    public void proving(String reason) {}

    @Override
    public void notice(String message) {
        notices.add(message);
    }

    @Override
    public void completed(int cached, int fresh) {}

    @Override
    public boolean stopRequested() {
        return false;
    }
}
