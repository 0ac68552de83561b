package org.promptrefinery.search.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/**
 * Vectors in groups of those that point the same way: k-means++ (Arthur and Vassilvitskii 2007) on vectors of length 1,
 * so that distance goes by the angle, with the number of groups that has the best mean silhouette (Rousseeuw 1987).
 */
public final class Grouping {

    /**
     * Below this, groups are an artefact of having asked for them (Kaufman and Rousseeuw 1990 call it no structure).
     */
    private static final double LEAST_SILHOUETTE = 0.1;

    private static final int FEWEST_VECTORS = 6;
    private static final int FEWEST_A_GROUP = 3;
    private static final int ITERATIONS = 100;
    private static final EuclideanDistance DISTANCE = new EuclideanDistance();

    private Grouping() {}

    /**
     * The groups, the largest first, as indices in ascending order; a single one where nothing sets any apart.
     *
     * @param vectors of one length; one of zeros only is far from all others alike
     * @param most groups wanted, at least 1
     * @param seed of the first centres
     */
    public static List<List<Integer>> of(List<double[]> vectors, int most, long seed) {
        List<List<Integer>> best =
                List.of(IntStream.range(0, vectors.size()).boxed().toList());
        if (vectors.size() < FEWEST_VECTORS) {
            return vectors.isEmpty() ? List.of() : best;
        }
        List<Vector> unit = IntStream.range(0, vectors.size())
                .mapToObj(index -> new Vector(index, normalised(vectors.get(index))))
                .toList();
        double silhouette = LEAST_SILHOUETTE;
        for (int groups = 2; groups <= Math.min(most, vectors.size() / FEWEST_A_GROUP); groups++) {
            List<List<Integer>> tried = cluster(unit, groups, seed);
            double reached = silhouette(unit, tried);
            if (reached > silhouette) {
                silhouette = reached;
                best = tried;
            }
        }
        return best;
    }

    private static List<List<Integer>> cluster(List<Vector> vectors, int groups, long seed) {
        List<? extends Cluster<Vector>> clusters = new KMeansPlusPlusClusterer<Vector>(
                        groups, ITERATIONS, DISTANCE, new Well19937c(seed))
                .cluster(vectors);
        List<List<Integer>> indices = new ArrayList<>();
        for (Cluster<Vector> cluster : clusters) {
            if (!cluster.getPoints().isEmpty()) {
                indices.add(
                        cluster.getPoints().stream().map(Vector::index).sorted().toList());
            }
        }
        indices.sort((one, other) -> one.size() == other.size()
                ? Integer.compare(one.getFirst(), other.getFirst())
                : Integer.compare(other.size(), one.size()));
        return Collections.unmodifiableList(indices);
    }

    private static double silhouette(List<Vector> vectors, List<List<Integer>> groups) {
        double sum = 0;
        for (List<Integer> own : groups) {
            for (int index : own) {
                sum += own.size() == 1 ? 0 : silhouette(vectors, groups, own, index);
            }
        }
        return groups.size() < 2 ? 0 : sum / vectors.size();
    }

    private static double silhouette(List<Vector> vectors, List<List<Integer>> groups, List<Integer> own, int index) {
        double within = distance(vectors, index, own) * own.size() / (own.size() - 1);
        double nearest = groups.stream()
                .filter(group -> group != own)
                .mapToDouble(group -> distance(vectors, index, group))
                .min()
                .orElse(within);
        double larger = Math.max(within, nearest);
        return larger == 0 ? 0 : (nearest - within) / larger;
    }

    private static double distance(List<Vector> vectors, int index, List<Integer> group) {
        return group.stream()
                .mapToDouble(other -> DISTANCE.compute(
                        vectors.get(index).getPoint(), vectors.get(other).getPoint()))
                .average()
                .orElse(0);
    }

    private static double[] normalised(double[] vector) {
        double length =
                Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
        return length == 0
                ? vector.clone()
                : Arrays.stream(vector).map(value -> value / length).toArray();
    }

    /** A vector that knows its place. */
    private static final class Vector implements Clusterable {

        private final int index;
        private final double[] point;

        Vector(int index, double[] point) {
            this.index = index;
            this.point = point;
        }

        int index() {
            return index;
        }

        @Override
        public double[] getPoint() {
            return point;
        }
    }
}
