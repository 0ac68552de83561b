package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

class AgendaTest {

    private static final String LONG = "x".repeat(300);

    private static Request request(int head, int text, int sample) {
        return new Request(List.of(Message.system(LONG + head), Message.user("q" + text)), Sampling.greedy(8), sample);
    }

    /** Cases by candidates, as a search may ask them: all candidates of a case first. */
    private static List<Request> requests(int heads, int cases) {
        return IntStream.range(0, heads * cases)
                .mapToObj(i -> request(i % heads, i / heads, 0))
                .toList();
    }

    private static Agenda agenda(List<Request> requests, Plan plan) {
        return new Agenda(requests, Grouping.of(requests, plan.features.samples() > 1), plan);
    }

    private static int head(Errand errand, int heads) {
        return errand.index(0) % heads;
    }

    private static List<Errand> all(Agenda agenda, int lane) {
        List<Errand> errands = new ArrayList<>();
        for (Errand next = agenda.next(lane, 64, 0); next != null; next = agenda.next(lane, 64, 0)) {
            errands.add(next);
        }
        return errands;
    }

    @Test
    void oneRequestOfEachHeadWarmsItFirst() {
        Agenda agenda = agenda(requests(3, 5), new Plan(1));

        assertThat(all(agenda, 0)).extracting(errand -> head(errand, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void theOthersFollowWhenTheirHeadIsWarm() {
        Agenda agenda = agenda(requests(3, 5), new Plan(1));
        List<Errand> warming = all(agenda, 0);
        agenda.landed(warming.get(1), 0, true);

        assertThat(all(agenda, 0))
                .extracting(Errand::group)
                .hasSize(4)
                .containsOnly(warming.get(1).group());
    }

    @Test
    void aHeadWhoseWarmRequestFailedIsWarmedAgain() {
        Agenda agenda = agenda(requests(1, 5), new Plan(1));
        Errand warming = all(agenda, 0).getFirst();
        agenda.landed(warming, 0, false);

        assertThat(all(agenda, 0)).hasSize(1);
    }

    @Test
    void aWarmHeadIsRememberedByTheNextBatch() {
        Plan plan = new Plan(1);
        Agenda first = agenda(requests(1, 5), plan);
        first.landed(all(first, 0).getFirst(), 0, true);

        assertThat(all(agenda(requests(1, 5), plan), 0)).hasSize(5);
    }

    @Test
    void shortHeadsAreNotWarmed() {
        List<Request> requests = IntStream.range(0, 10)
                .mapToObj(i ->
                        new Request(List.of(Message.system("Be brief."), Message.user("q" + i)), Sampling.greedy(8), 0))
                .toList();

        assertThat(all(agenda(requests, new Plan(1)), 0)).hasSize(10);
    }

    @Test
    void fewHeadsAreUnderWayAtATime() {
        List<Errand> sent = all(agenda(requests(100, 50), new Plan(1)), 0);

        assertThat(sent).hasSize(16);
    }

    @Test
    void asManySmallHeadsAsFillTheServer() {
        Plan plan = new Plan(1);
        plan.limit = 200;

        assertThat(all(agenda(requests(1000, 2), plan), 0)).hasSizeBetween(200, 500);
    }

    @Test
    void aHeadHasItsOwnReplicaWhichDoesNotDependOnTheOthers() {
        List<Request> requests = requests(40, 2);
        Agenda three = agenda(requests, new Plan(3));
        List<Set<Integer>> homes = new ArrayList<>();
        for (int lane = 0; lane < 3; lane++) {
            Set<Integer> mine = new HashSet<>();
            all(three, lane).forEach(errand -> mine.add(head(errand, 40)));
            homes.add(mine);
        }
        assertThat(homes).allMatch(home -> home.size() > 4);
        assertThat(homes.stream().mapToInt(Set::size).sum()).isEqualTo(40);

        Plan twoLeft = new Plan(3);
        twoLeft.close(2, true);
        Set<Integer> first = new HashSet<>();
        all(agenda(requests, twoLeft), 0).forEach(errand -> first.add(head(errand, 40)));
        assertThat(first).as("only the heads of the lost replica move").containsAll(homes.get(0));
        assertThat(homes.get(1)).doesNotContainAnyElementsOf(first);
    }

    private static int homeOfTheOnlyHead(List<Request> requests) {
        return agenda(requests, new Plan(2)).next(0, 64, 0) == null ? 1 : 0;
    }

    @Test
    void aHeadSpillsOnlyWhenItsReplicaIsFull() {
        List<Request> requests = requests(1, 100);
        int home = homeOfTheOnlyHead(requests);
        Plan plan = new Plan(2);
        Agenda agenda = agenda(requests, plan);
        agenda.landed(agenda.next(home, 64, 0), home, true);

        assertThat(agenda.next(1 - home, 64, 0)).isNull();
        plan.full.set(home);
        assertThat(all(agenda, 1 - home))
                .as("the other replica is warmed first")
                .hasSize(1);
    }

    @Test
    void aHeadMovesWhileItsReplicaIsPausedAndComesBack() {
        List<Request> requests = requests(1, 100);
        int home = homeOfTheOnlyHead(requests);
        Plan plan = new Plan(2);
        Agenda agenda = agenda(requests, plan);
        agenda.landed(agenda.next(home, 64, 0), home, true);
        plan.close(home, true);
        assertThat(agenda.next(1 - home, 64, 0)).isNotNull();

        plan.close(home, false);
        assertThat(agenda.next(1 - home, 64, 0)).isNull();
        assertThat(agenda.next(home, 64, 0)).isNotNull();
    }

    @Test
    void samplesOfAConversationTravelTogether() {
        Plan plan = new Plan(1);
        plan.features = new Features(1, 3);
        List<Request> requests =
                IntStream.range(0, 12).mapToObj(i -> request(0, i % 4, i / 4)).toList();
        Agenda agenda = agenda(requests, plan);
        Errand warming = agenda.next(0, 64, 0);
        agenda.landed(warming, 0, true);
        List<Errand> others = all(agenda, 0);

        assertThat(warming.size()).isEqualTo(3);
        assertThat(others).hasSize(3).allMatch(errand -> errand.size() == 3);
        for (Errand errand : others) {
            assertThat(errand.parcel(requests).requests())
                    .extracting(Request::messages)
                    .containsOnly(errand.parcel(requests).requests().getFirst().messages());
        }
    }

    @Test
    void conversationsTravelTogetherWhenMoreWaitThanMayLeave() {
        Plan plan = new Plan(1);
        plan.features = new Features(6, 1);
        Agenda agenda = agenda(requests(1, 200), plan);
        agenda.landed(agenda.next(0, 64, 0), 0, true);

        assertThat(agenda.next(0, 64, 0).size()).isEqualTo(6);
        assertThat(agenda.next(0, 3, 0).size()).isEqualTo(3);
        Agenda few = agenda(requests(1, 20), new Plan(1));
        few.landed(few.next(0, 64, 0), 0, true);
        assertThat(few.next(0, 64, 0).size()).isEqualTo(1);
    }

    @Test
    void whatIsToBeSentAgainWaitsForItsTimeAndThenComesFirst() {
        Agenda agenda = agenda(requests(1, 3), new Plan(1));
        Errand first = agenda.next(0, 64, 0);
        agenda.landed(first, 0, true);
        agenda.giveBack(first.failed(1).dueAt(500));

        assertThat(agenda.next(0, 64, 499).index(0)).isNotEqualTo(first.index(0));
        assertThat(agenda.next(0, 64, 500).index(0)).isEqualTo(first.index(0));
    }

    @Test
    void aPausedServerIsTriedWithTheRequestThatFailedLeast() {
        Agenda agenda = agenda(requests(1, 2), new Plan(1));
        Errand bad = agenda.next(0, 64, 0);
        agenda.giveBack(bad.failed(1).failed(1).dueAt(9));
        Errand fresh = agenda.probe();
        agenda.giveBack(fresh.failed(1).dueAt(99));

        assertThat(fresh.index(0)).isNotEqualTo(bad.index(0));
        assertThat(agenda.probe().index(0)).isEqualTo(fresh.index(0));
    }

    @Property(tries = 200)
    void eachRequestIsPlannedOnce(
            @ForAll @IntRange(min = 1, max = 30) int heads,
            @ForAll @IntRange(min = 1, max = 30) int cases,
            @ForAll @IntRange(min = 1, max = 4) int lanes,
            @ForAll @IntRange(min = 1, max = 9) int room) {
        Plan plan = new Plan(lanes);
        plan.limit = room;
        plan.features = new Features(room % 4 + 1, room % 3 + 1);
        Agenda agenda = agenda(requests(heads, cases), plan);
        BitSet planned = new BitSet();
        boolean more = true;
        while (more) {
            more = false;
            for (int lane = 0; lane < lanes; lane++) {
                Errand errand = agenda.next(lane, room, 0);
                for (int i = 0; errand != null && i < errand.size(); i++) {
                    assertThat(planned.get(errand.index(i))).isFalse();
                    planned.set(errand.index(i));
                }
                if (errand != null) {
                    more = true;
                    agenda.landed(errand, lane, true);
                }
            }
        }

        assertThat(planned.cardinality()).isEqualTo(heads * cases);
    }
}
