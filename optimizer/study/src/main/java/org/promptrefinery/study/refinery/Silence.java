package org.promptrefinery.study.refinery;

import org.promptrefinery.search.Generation;
import org.promptrefinery.study.Progress;

/** Nobody listens, and nobody stops it. */
final class Silence implements Progress {

    @Override
    public void begins(String run, String splits) {}

    @Override
    public void completed(int cached, int fresh) {}

    @Override
    public boolean stopRequested() {
        return false;
    }

    @Override
    public void generation(Generation generation, int most) {}

    @Override
    public void proving(String reason) {}

    @Override
    public void notice(String message) {}
}
