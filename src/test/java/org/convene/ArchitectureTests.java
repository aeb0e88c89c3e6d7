package org.convene;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The house rules of README, checked. */
class ArchitectureTests {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.convene");

    @Test
    void importsPointDownOnly() {
        ApplicationModules.of(ConveneApplication.class).verify();
    }

    @Test
    void everythingLivesInAModule() {
        classes().that().doNotHaveSimpleName("ConveneApplication").should().resideInAnyPackage("org.convene.*")
                .because("modules are flat: no packages inside them, nothing beside the application above them")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|Base|Common)").check(MAIN);
    }

    @Test
    void sqlLivesInRepositories() {
        noClasses().that().haveSimpleNameNotEndingWith("Repository").should().dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient").check(MAIN);
    }

    @Test
    void repositoriesStayInTheirModule() {
        classes().that().haveSimpleNameEndingWith("Repository").should().bePackagePrivate().check(MAIN);
    }

    @Test
    void webFacingClassesKnowNoRepository() {
        noClasses().that().haveSimpleNameEndingWith("Controller").should().dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository").check(MAIN);
    }

    @Test
    void transactionsBeginAtDoorsOnly() {
        methods().that().areAnnotatedWith(Transactional.class).should().beDeclaredInClassesThat().arePublic()
                .allowEmptyShould(true).check(MAIN);
    }

    @Test
    void onlyOneJackson() {
        noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..").check(MAIN);
    }

    @Test
    void secretsComeFromSecureRandom() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random").check(MAIN);
    }
}
