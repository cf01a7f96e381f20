package dev.innovationpipeline.platform.database.address;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits that an address sets to the pool of connections; null where it sets none.
 *
 * @param maxSize connections at most, Prisma's {@code connection_limit}
 * @param timeout of the wait for a free connection, Prisma's {@code pool_timeout}; zero is without
 *     end
 * @param maxLifetime of a connection, Prisma's {@code max_connection_lifetime}
 * @param maxIdle of a connection, Prisma's {@code max_idle_connection_lifetime}
 */
public record PoolLimits(
    @Nullable Integer maxSize,
    @Nullable Duration timeout,
    @Nullable Duration maxLifetime,
    @Nullable Duration maxIdle) {

  public static final PoolLimits NONE = new PoolLimits(null, null, null, null);
}
