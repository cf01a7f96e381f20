package dev.innovationpipeline.ingest.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the view is kept and shown.
 *
 * @param threads stream threads that fold; 1 folds thousands of events a second
 * @param sessionTimeout after which a dead instance's share goes to the others
 * @param heartbeat between two comments on a silent event stream; below the usual proxies' 30 s
 */
@ConfigurationProperties("pipeline.status")
record StatusSettings(
    @DefaultValue("1") int threads,
    @DefaultValue("10s") Duration sessionTimeout,
    @DefaultValue("15s") Duration heartbeat) {}
