package org.openspm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house that a compiler does not check. */
@AnalyzeClasses(
        packages = "org.openspm",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTests.WithoutTestJars.class})
class ArchitectureTests {
    /** The test support of the domain is a folder in a build that packages nothing, and a jar in one that does. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final DescribedPredicate<JavaClass> CONTROLLERS =
            describe("controllers", type -> type.isMetaAnnotatedWith(Controller.class));
    private static final DescribedPredicate<JavaClass> REPOSITORIES =
            describe("repositories", type -> type.isAssignableTo(Repository.class));
    private static final DescribedPredicate<JavaClass> KERNEL =
            resideInAnyPackage("..calc..", "org.openspm.domain.shared..");
    // A named interface is a note of Modulith on the package itself, not code of the kernel.
    private static final DescribedPredicate<JavaClass> PACKAGE_NOTES =
            describe("package notes", type -> type.getSimpleName().equals("package-info"));

    @ArchTest
    static final ArchRule kernelsArePlainJava = classes()
            .that(KERNEL)
            .and(DescribedPredicate.not(PACKAGE_NOTES))
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..").or(KERNEL));

    @ArchTest
    static final ArchRule kernelsCountMoneyInDecimalsOnly = noFields()
            .that()
            .areDeclaredInClassesThat(KERNEL)
            .should()
            .haveRawType(describe("a binary fraction", ArchitectureTests::isBinaryFraction));

    @ArchTest
    static final ArchRule kernelsTakeAndGiveNoBinaryFractions = methods()
            .that()
            .areDeclaredInClassesThat(KERNEL)
            .should(new ArchCondition<>("take and give no binary fractions") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                    var binary = isBinaryFraction(method.getRawReturnType())
                            || method.getRawParameterTypes().stream().anyMatch(ArchitectureTests::isBinaryFraction);
                    events.add(new SimpleConditionEvent(method, !binary, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule nobodyMakesADecimalFromABinaryFraction =
            noClasses().should().callConstructor(BigDecimal.class, double.class);

    @ArchTest
    static final ArchRule nobodyComparesDecimalsWithTheirScale =
            noClasses().should().callMethod(BigDecimal.class, "equals", Object.class);

    @ArchTest
    static final ArchRule controllersArePackagePrivate =
            classes().that(CONTROLLERS).should().bePackagePrivate();

    @ArchTest
    static final ArchRule controllersUseNoRepository =
            noClasses().that(CONTROLLERS).should().dependOnClassesThat(REPOSITORIES);

    @ArchTest
    static final ArchRule controllersStandInTheWebModule =
            classes().that(CONTROLLERS).should().resideInAPackage("org.openspm.web..");

    @ArchTest
    static final ArchRule transactionsBelongToServicesAndNeverToWebOrKernel = noClasses()
            .that(CONTROLLERS.or(resideInAPackage("..calc..")))
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule entitiesHaveNoSetters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entitiesAreNotMadeFromOutside = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("have no public constructor without arguments") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getConstructors().stream()
                            .filter(constructor ->
                                    constructor.getRawParameterTypes().isEmpty())
                            .forEach(constructor -> events.add(new SimpleConditionEvent(
                                    constructor,
                                    !constructor.getModifiers().contains(JavaModifier.PUBLIC),
                                    constructor.getFullName())));
                }
            });

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule subjectsFormNoCycle =
            slices().matching("org.openspm.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noDrawers = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..impl..",
                    "..dto..",
                    "..manager..");

    @ArchTest
    static final ArchRule aSubjectKnowsNoFeatureAndNoWeb = noClasses()
            .that()
            .resideInAPackage("org.openspm.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.openspm.web..",
                    "org.openspm.quota..",
                    "org.openspm.territory..",
                    "org.openspm.incentive..",
                    "org.openspm.planning..",
                    "org.openspm.integration..");

    private static boolean isBinaryFraction(JavaClass type) {
        var name = type.getBaseComponentType().getName();
        return name.equals("double")
                || name.equals("float")
                || name.equals("java.lang.Double")
                || name.equals("java.lang.Float");
    }
}
