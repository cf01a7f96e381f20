package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A further source of an ingest service's beans ({@code spring.main.sources}), of its view. */
final class MutatedViewConfiguration {

  @Bean
  static BeanPostProcessor mutatedView(Environment environment) {
    boolean ignoresAttempts =
        environment.getProperty("mutation", "").equals("VIEW_WITHOUT_ATTEMPTS");
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return ignoresAttempts && bean instanceof StatusView view
            ? new ViewWithoutAttempts(view)
            : bean;
      }
    };
  }
}
