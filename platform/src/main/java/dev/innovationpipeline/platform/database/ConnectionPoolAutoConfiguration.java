package dev.innovationpipeline.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The database of a service that describes its {@link ConnectionPool}. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({HikariDataSource.class, DataSourceAutoConfiguration.class})
@ConditionalOnBean(ConnectionPool.class)
class ConnectionPoolAutoConfiguration {

  @Bean
  PostgresConnections postgresConnections(ConnectionPool pool) {
    return pool.connections();
  }

  @Bean
  HikariDataSource dataSource(ConnectionPool pool, PostgresConnections connections) {
    return pool.open(connections);
  }
}
