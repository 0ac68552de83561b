package org.promptrefinery.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.http.HttpClient;

/** The arrows of the design: who may use whom. */
@AnalyzeClasses(
        packages = "org.promptrefinery",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    private static final String ROOT = "org.promptrefinery.";

    /** What tests of several modules share comes in a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule inferenceUsesNothingOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "inference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "evaluators..", ROOT + "search..", ROOT + "study..", ROOT + "app..");

    @ArchTest
    static final ArchRule retrievalUsesOnlyTheEmbedderOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "retrieval..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "evaluators..", ROOT + "search..", ROOT + "study..", ROOT + "app..");

    @ArchTest
    static final ArchRule evaluatorsUseNothingOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "evaluators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "search..", ROOT + "study..", ROOT + "app..");

    @ArchTest
    static final ArchRule onlyEvaluatorsThatAskAModelUseInference = noClasses()
            .that()
            .resideInAPackage(ROOT + "evaluators..")
            .and()
            .resideOutsideOfPackages(
                    ROOT + "evaluators.judge..", ROOT + "evaluators.similarity..", ROOT + "evaluators.preference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "inference..");

    @ArchTest
    static final ArchRule searchUsesEvaluatorsOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "inference..", ROOT + "study..", ROOT + "app..");

    @ArchTest
    static final ArchRule studyKnowsNoneOfItsUsers = noClasses()
            .that()
            .resideInAPackage(ROOT + "study..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "report..", ROOT + "export..", ROOT + "app..");

    @ArchTest
    static final ArchRule pagesKnowNothingOfExports = noClasses()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "export..", ROOT + "app..");

    @ArchTest
    static final ArchRule exportsKnowNothingOfPages = noClasses()
            .that()
            .resideInAPackage(ROOT + "export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "report..", ROOT + "junit..", ROOT + "app..");

    @ArchTest
    static final ArchRule searchIsPure = noClasses()
            .that()
            .resideInAPackage(ROOT + "search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "java.time..",
                    "java.sql..",
                    "java.util.concurrent.locks..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule jeneticsLivesInGenetic = livesIn("io.jenetics..", ROOT + "search.genetic..");

    @ArchTest
    static final ArchRule commonsStatisticsLivesInStatistics =
            livesIn("org.apache.commons.statistics..", ROOT + "search.statistics..");

    @ArchTest
    static final ArchRule theEngineLivesInGguf = livesIn("de.kherud..", ROOT + "inference.gguf..");

    @ArchTest
    static final ArchRule databasesLiveInTheCache = livesIn("java.sql..", ROOT + "inference.cache..");

    @ArchTest
    static final ArchRule networksLiveInInference = livesIn("java.net.http..", ROOT + "inference..");

    @ArchTest
    static final ArchRule onlyTheTransportSends = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "inference.http..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HttpClient.class);

    @ArchTest
    static final ArchRule langChainLivesBehindItsChannel = livesIn("dev.langchain4j..", ROOT + "inference.langchain..");

    @ArchTest
    static final ArchRule pagesAreServedInLive = livesIn("com.sun.net.httpserver..", ROOT + "report.live..");

    @ArchTest
    static final ArchRule gitLivesInTheRepositoryExport = livesIn("org.eclipse.jgit..", ROOT + "export.repository..");

    @ArchTest
    static final ArchRule indexesLiveInRetrieval = livesIn("org.apache.lucene.index..", ROOT + "retrieval.index..");

    @ArchTest
    static final ArchRule pdfsAreReadInDocuments = livesIn("org.apache.pdfbox..", ROOT + "retrieval.documents..");

    @ArchTest
    static final ArchRule pagesOfOthersAreReadInDocuments = livesIn("org.jsoup..", ROOT + "retrieval.documents..");

    @ArchTest
    static final ArchRule picocliLivesInTheApp = livesIn("picocli..", ROOT + "app..");

    @ArchTest
    static final ArchRule onlyTheAppPrints = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "app..", ROOT + "inference.gguf..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyTheAppEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "app..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("org.promptrefinery.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule constructorsAreSmall =
            classes().that().areNotRecords().and().areNotEnums().should(takeAtMostFiveArguments());

    private static ArchRule livesIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " belongs to " + home);
    }

    private static ArchCondition<JavaClass> takeAtMostFiveArguments() {
        return new ArchCondition<>("take at most five constructor arguments") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructors().stream()
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > 5)
                        .forEach(constructor ->
                                events.add(SimpleConditionEvent.violated(type, constructor.getFullName())));
            }
        };
    }
}
