package dev.innovationpipeline.platform.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Counts uncaught exceptions, and turns liveness to broken when a thread is lost. */
@AutoConfiguration
class UncaughtExceptionsAutoConfiguration {

  private static final String METER = "innovation.pipeline.uncaught.exceptions";

  @Bean(destroyMethod = "close")
  UncaughtExceptions uncaughtExceptions(MeterRegistry registry, ApplicationContext context) {
    Counter counter =
        Counter.builder(METER)
            .description("Exceptions that ended a thread; each is a defect of the program.")
            .register(registry);
    UncaughtExceptions exceptions =
        new UncaughtExceptions(
            counter::increment,
            () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN));
    exceptions.install();
    return exceptions;
  }
}
