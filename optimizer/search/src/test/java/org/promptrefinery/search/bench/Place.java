package org.promptrefinery.search.bench;

import java.util.List;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.landscape.Landscape;
import org.promptrefinery.search.landscape.Terrain;
import org.promptrefinery.search.landscape.World;

/**
 * A landscape on which strategies are run.
 *
 * @param optimum the highest true score there is, which takes a while to find
 */
record Place(Landscape landscape, double optimum, long seed) {

    private static final int TRAIN = 60;
    private static final int DEV = 100;
    private static final int TEST = 200;

    static Place of(Terrain terrain, long seed) {
        Landscape landscape = terrain.at(seed);
        return new Place(landscape, landscape.optimum(), seed);
    }

    Task task(World world) {
        return new Task(
                landscape.seedChain(),
                landscape.cases("train", TRAIN),
                landscape.cases("dev", DEV),
                world,
                world.operators());
    }

    /** The landscape with a budget for one run. */
    Arena arena(long budget) {
        World world = new World(landscape, budget);
        return new Visit(this, task(world), world);
    }

    /** Cases that no strategy sees. */
    List<Case> test() {
        return landscape.cases("test", TEST);
    }

    private record Visit(Place place, Task task, World world) implements Arena {

        @Override
        public long seed() {
            return place.seed();
        }

        @Override
        public long spent() {
            return world.spent();
        }

        @Override
        public double trueScore(Chain chain) {
            return place.landscape().trueScore(chain);
        }
    }
}
