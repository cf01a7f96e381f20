package dev.innovationpipeline.sink;

import dev.innovationpipeline.platform.kafka.TopicKeeper;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Each package configures itself. */
@Configuration(proxyBeanMethods = false)
@Import(TopicKeeper.class)
class SinkConfiguration {}
