package dev.innovationpipeline.processor.memory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

  @Bean
  RunMemory runMemory(RunMemorySettings settings, MeterRegistry registry) {
    RunMemory memory = new RunMemory(settings.memoryBytes());
    Gauge.builder("innovation.pipeline.runs.memory", memory, RunMemory::used)
        .description("Heap that runs in work take, by estimate.")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("innovation.pipeline.runs.memory.limit", memory, RunMemory::limit)
        .description("Heap from which on no further run begins.")
        .baseUnit("bytes")
        .register(registry);
    return memory;
  }
}
