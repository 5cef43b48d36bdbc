$version: "2"

namespace example.weather

use aws.protocols#restJson1
use smithy.protocols#rpcv2Cbor

/// Tells the weather of cities, and takes orders for forecasts.
@title("Weather")
@restJson1
@rpcv2Cbor
@httpBearerAuth
@paginated(inputToken: "nextToken", outputToken: "nextToken", pageSize: "pageSize")
service Weather {
    version: "2026-11-01"
    resources: [
        City
        Forecast
    ]
}

/// A city whose weather is known.
resource City {
    identifiers: { cityId: CityId }
    read: GetCity
    list: ListCities
}

/// A forecast, which takes a while to make.
resource Forecast {
    identifiers: { forecastId: ForecastId }
    create: OrderForecast
    read: GetForecast
}

@pattern("^[a-z]+$")
string CityId

string ForecastId

/// Tells the weather of a city.
@readonly
@http(method: "GET", uri: "/cities/{cityId}")
operation GetCity {
    input := for City {
        @required
        @httpLabel
        $cityId
    }
    output := for City {
        @required
        $cityId
        @required
        name: String
        /// In degrees Celsius.
        temperature: Double
        sky: Sky
        measured: Timestamp
    }
    errors: [NoSuchCity]
}

/// Lists the cities whose weather is known.
@readonly
@paginated(items: "cities")
@http(method: "GET", uri: "/cities")
operation ListCities {
    input := {
        @httpQuery("nextToken")
        nextToken: String
        @httpQuery("pageSize")
        pageSize: Integer
    }
    output := {
        nextToken: String
        @required
        cities: CitySummaries
    }
}

list CitySummaries {
    member: CitySummary
}

structure CitySummary {
    @required
    cityId: CityId
    @required
    name: String
}

/// Orders a forecast. It is ready some time after that; wait for it with the waiter `ForecastReady`.
@http(method: "POST", uri: "/forecasts")
operation OrderForecast {
    input := {
        @required
        cityId: CityId
        @range(min: 1, max: 14)
        days: Integer = 3
        @idempotencyToken
        orderId: String
    }
    output := for Forecast {
        @required
        $forecastId
    }
    errors: [NoSuchCity]
}

/// Tells a forecast, or that it is not ready yet.
@readonly
@http(method: "GET", uri: "/forecasts/{forecastId}")
@suppress(["WaitableTraitShapeId"])
@smithy.waiters#waitable(
    ForecastReady: {
        documentation: "Waits until a forecast is ready"
        minDelay: 1
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "state", expected: "ready", comparator: "stringEquals" } }
            }
        ]
    }
)
operation GetForecast {
    input := for Forecast {
        @required
        @httpLabel
        $forecastId
    }
    output := {
        @required
        state: ForecastState
        days: ForecastDays
    }
}

list ForecastDays {
    member: ForecastDay
}

structure ForecastDay {
    sky: Sky
    low: Double
    high: Double
}

enum ForecastState {
    PENDING = "pending"
    READY = "ready"
}

/// The looks of the sky.
enum Sky {
    CLEAR = "clear"
    CLOUDS = "clouds"
    RAIN = "rain"
    SNOW = "snow"
}

/// The city is not known.
@error("client")
@httpError(404)
structure NoSuchCity {
    @required
    message: String
    cityId: CityId
}
