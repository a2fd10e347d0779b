package sms

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const attempts = 4

type Sender struct {
	client *http.Client
	url    string
	token  string
}

func NewSender(url, token string) *Sender {
	return &Sender{client: &http.Client{Timeout: 4 * time.Second}, url: url, token: token}
}

func (s *Sender) Send(ctx context.Context, to, text string) error {
	body, err := json.Marshal(map[string]string{"to": to, "text": text})
	if err != nil {
		return err
	}

	var last error
	for i := 0; i < attempts; i++ {
		if i > 0 {
			select {
			case <-time.After(time.Duration(i) * 500 * time.Millisecond):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if last = s.post(ctx, body); last == nil {
			return nil
		}
	}
	return fmt.Errorf("sms not sent: %w", last)
}

func (s *Sender) post(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("gateway: %s", resp.Status)
	}
	return nil
}
