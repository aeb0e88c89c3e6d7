package org.convene.database;

import java.nio.file.Path;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Begins the start of the embedded server as soon as the settings are known; registered in {@code spring.factories}. */
class EmbeddedDatabaseStarter implements ApplicationListener<ApplicationContextInitializedEvent> {

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        var environment = context.getEnvironment();
        if (EmbeddedDatabase.wanted(environment)) {
            Path home = Path.of(environment.getProperty("convene.data-dir", "./data")).resolve("postgresql");
            EmbeddedDatabase database = EmbeddedDatabase.startIn(home);
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("embeddedDatabase", database);
            beans.registerDisposableBean("embeddedDatabase", database::close);
        }
    }
}
