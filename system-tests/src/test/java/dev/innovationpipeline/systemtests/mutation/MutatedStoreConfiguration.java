package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.sink.batch.FactStore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A further source of a sink's beans ({@code spring.main.sources}), of its store. */
final class MutatedStoreConfiguration {

  @Bean
  static BeanPostProcessor mutatedStore(Environment environment) {
    boolean doubles = environment.getProperty("mutation", "").equals("SINK_WITHOUT_DEDUPLICATION");
    boolean dies = environment.getProperty("dies", boolean.class, false);
    String database = environment.getRequiredProperty("DATABASE_URL");
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof FactStore store
            ? new MutatedStore(store, database, doubles, dies)
            : bean;
      }
    };
  }
}
