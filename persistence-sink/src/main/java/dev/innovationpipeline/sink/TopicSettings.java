package dev.innovationpipeline.sink;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are named and cut.
 *
 * @param prefix put before every topic's name; empty by default
 * @param partitions of every event topic. 12: divides evenly among 1, 2, 3, 4, 6 and 12 processes.
 */
@ConfigurationProperties("pipeline.topics")
record TopicSettings(@DefaultValue("") String prefix, @DefaultValue("12") int partitions) {}
