package org.convene.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import org.convene.ConveneApplication;

/**
 * The whole service on a random port with a database of its own and the mail catcher. Every test method starts with empty
 * tables and the clock at {@link SettableClock#START}. Inject {@link Http}, {@link Mailbox},
 * {@link SettableClock}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ConveneApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "management.server.port=0", "convene.public-url=http://convene.example.org", "convene.name=Open Network",
        "convene.postal-address=Open Network, Sample Street 1, 10115 Berlin", "convene.data-dir=target/test-data"})
@ContextConfiguration(initializers = Postgres.Initializer.class)
@TestExecutionListeners(listeners = {RestingJobs.class, CleanTables.class}, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import(TestingConfiguration.class)
public @interface ConveneTest {}
