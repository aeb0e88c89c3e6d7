package org.convene.testing;

import java.net.URI;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Lets an application context reach its database through a {@link ToxicProxy}, which tests inject. */
public class ThroughProxy implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final String URL = "spring.datasource.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String direct = context.getEnvironment().getRequiredProperty(URL);
        int port = URI.create(direct.substring("jdbc:".length())).getPort();
        ToxicProxy proxy = ToxicProxy.to(port);
        TestPropertyValues.of(URL + "=" + direct.replaceFirst(":" + port + "/", ":" + proxy.port() + "/"),
                "testing.database.direct=" + direct).applyTo(context);
        context.getBeanFactory().registerSingleton("databaseProxy", proxy);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
