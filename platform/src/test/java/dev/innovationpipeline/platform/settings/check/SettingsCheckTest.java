package dev.innovationpipeline.platform.settings.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTest {

  @ConfigurationProperties("pipeline.sample")
  record Sample(
      @DefaultValue("1") int calls,
      @DefaultValue("30s") Duration timeout,
      @DefaultValue("low") Level level,
      @DefaultValue("ok") String key) {

    enum Level {
      LOW,
      HIGH
    }

    Sample {
      SettingFaults faults = new SettingFaults("pipeline.sample");
      faults.require(calls >= 1, "calls", "must be at least 1", calls);
      faults.require(timeout.isPositive(), "timeout", "must be above zero", timeout);
      faults.require(key.equals("ok"), "key", "must be ok", "not shown");
      faults.throwIfAny();
    }
  }

  @Test
  void saysAllFaultsAtOnceByTheirVariables() {
    List<String> faults =
        faults(
            Map.of(
                "PIPELINE_SAMPLE_CALLS", "ten",
                "PIPELINE_SAMPLE_TIMEOUT", "0s",
                "PIPELINE_SAMPLE_LEVEL", "huge",
                "SHORT_KEY", "s3cret",
                "PIPELINE_TOPICS_PARTITIONS", "0",
                "KAFKA_BOOTSTRAP_SERVERS", "http://kafka"));

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "PIPELINE_SAMPLE_CALLS (pipeline.sample.calls) must be a whole number that fits.",
            "PIPELINE_SAMPLE_TIMEOUT (pipeline.sample.timeout) must be above zero, but is PT0S.",
            "PIPELINE_SAMPLE_LEVEL (pipeline.sample.level) must be low or high.",
            "SHORT_KEY (pipeline.sample.key) must be ok, but is not shown.",
            "PIPELINE_TOPICS_PARTITIONS (pipeline.topics.partitions) is at least 1, but is 0.",
            "KAFKA_BOOTSTRAP_SERVERS (spring.kafka.bootstrap-servers) must be host:port, or several"
                + " of them separated by commas, but is http://kafka.");
  }

  @Test
  void whatIsRightPasses() {
    assertThatCode(
            () ->
                check(
                    Map.of(
                        "PIPELINE_SAMPLE_CALLS", "2",
                        "KAFKA_BOOTSTRAP_SERVERS", "SASL_SSL://[::1]:9093, b-1:9092")))
        .doesNotThrowAnyException();
  }

  private static List<String> faults(Map<String, Object> variables) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> check(variables)).faults();
  }

  private static void check(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    Map<String, Object> shipped =
        new HashMap<>(
            Map.of(
                "pipeline.sample.key", "${SHORT_KEY:ok}",
                "pipeline.topics.prefix", "",
                "spring.kafka.bootstrap-servers", "${KAFKA_BOOTSTRAP_SERVERS:localhost:9092}"));
    environment.getPropertySources().addLast(new MapPropertySource("shipped", shipped));
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerBeanDefinition("sample", new RootBeanDefinition(Sample.class));
    new SettingsCheck(environment).postProcessBeanFactory(beans);
  }
}
