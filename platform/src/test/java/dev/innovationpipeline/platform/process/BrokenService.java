package dev.innovationpipeline.platform.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service that loses a thread and would otherwise live on. */
@Configuration(proxyBeanMethods = false)
@Import(UncaughtExceptionsAutoConfiguration.class)
class BrokenService {

  @Bean
  MeterRegistry registry() {
    return new SimpleMeterRegistry();
  }

  public static void main(String[] args) throws InterruptedException {
    SpringApplication application = new SpringApplication(BrokenService.class);
    application.addListeners(new ExitWhenBroken());
    application.run(args);
    Thread.ofPlatform()
        .name("lost")
        .start(
            () -> {
              throw new StackOverflowError();
            });
    Thread.currentThread().join();
  }
}
