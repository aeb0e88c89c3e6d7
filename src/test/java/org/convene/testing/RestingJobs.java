package org.convene.testing;

import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Lets jobs rest where {@link JobsRest} says so; other classes in the same context find them at work again. */
class RestingJobs implements TestExecutionListener {
    @Override
    public void beforeTestClass(TestContext test) {
        each(test, ScheduledAnnotationBeanPostProcessor::postProcessBeforeDestruction);
    }

    @Override
    public void afterTestClass(TestContext test) {
        each(test, ScheduledAnnotationBeanPostProcessor::postProcessAfterInitialization);
    }

    private static void each(TestContext test, Act act) {
        JobsRest rest = test.getTestClass().getAnnotation(JobsRest.class);
        if (rest != null) {
            var context = test.getApplicationContext();
            var jobs = context.getBean(ScheduledAnnotationBeanPostProcessor.class);
            for (Class<?> job : rest.value()) {
                context.getBeansOfType(job).forEach((name, bean) -> act.on(jobs, bean, name));
            }
        }
    }

    private interface Act {
        void on(ScheduledAnnotationBeanPostProcessor jobs, Object bean, String name);
    }
}
