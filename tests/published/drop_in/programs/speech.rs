//! Reads a text out into a file.

use aws_sdk_polly::presigning::{PresignedRequest, PresigningConfig};
use aws_sdk_polly::primitives::{AggregatedBytes, ByteStream};
use aws_sdk_polly::types::{Engine, LanguageCode, OutputFormat, TextType, Voice, VoiceId};
use aws_sdk_polly::{Client, Config};
use std::time::Duration;

async fn voices(client: &Client, language: LanguageCode) -> Vec<Voice> {
    let answer = client
        .describe_voices()
        .language_code(language)
        .engine(Engine::Neural)
        .send();
    answer
        .await
        .map(|output| output.voices.unwrap_or_default())
        .unwrap_or_default()
}

async fn read_out(
    client: &Client,
    text: &str,
    voice: VoiceId,
) -> Result<AggregatedBytes, Box<dyn std::error::Error>> {
    let output = client
        .synthesize_speech()
        .text(text)
        .text_type(TextType::Ssml)
        .voice_id(voice)
        .output_format(OutputFormat::Mp3)
        .sample_rate("22050")
        .send()
        .await?;
    println!("{:?} {}", output.content_type(), output.request_characters());
    let stream: ByteStream = output.audio_stream;
    Ok(stream.collect().await?)
}

async fn link(client: &Client, text: &str) -> Result<String, Box<dyn std::error::Error>> {
    let speech = client
        .synthesize_speech()
        .text(text)
        .voice_id(VoiceId::Vicki)
        .output_format(OutputFormat::Mp3);
    let an_hour = PresigningConfig::expires_in(Duration::from_secs(3600))?;
    let request: PresignedRequest = speech.presigned(an_hour).await?;
    println!("{} {:?}", request.method(), request.headers().collect::<Vec<_>>());
    Ok(request.uri().to_owned())
}

async fn in_pieces(mut stream: ByteStream) -> usize {
    let mut size = 0;
    while let Ok(Some(bytes)) = stream.try_next().await {
        size += bytes.len();
    }
    size
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = Client::from_conf(Config::new(&shared));
    let voices = voices(&client, LanguageCode::from("de-DE")).await;
    let voice = voices
        .first()
        .and_then(|voice| voice.id.clone())
        .unwrap_or(VoiceId::Vicki);
    let bytes = read_out(&client, "<speak>Guten Tag</speak>", voice).await?;
    std::fs::write("speech.mp3", bytes.into_bytes())?;
    println!("{}", link(&client, "Guten Tag").await?);
    println!("{}", in_pieces(ByteStream::from_static(b"abc")).await);
    Ok(())
}
